// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.cookiecharter.format.Csv;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.StoredRecord;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** The records of a period as a CSV file, up to a limit; the command line exports any number. */
public final class ExportScreen implements Screen {
    public static final String PAGE = "records.csv";
    private static final int MAX_RECORDS = 50_000;
    private static final String HEADING =
            "node,place,hash,id,at,until,host,revision,language,banner,shown,granted,refused,method,client\r\n";

    private final @Nullable ProofStore proofs;

    public ExportScreen(@Nullable ProofStore proofs) {
        this.proofs = proofs;
    }

    @Override
    public Reply show(Visit visit) {
        if (proofs == null) {
            return Problem.page(visit, HttpStatus.NOT_FOUND_404, "notFound");
        }
        StringBuilder csv = new StringBuilder(HEADING);
        int[] records = new int[1];
        try {
            proofs.forEach(start(visit.parameter("from"), 0), start(visit.parameter("to"), 1), stored -> {
                if (records[0]++ < MAX_RECORDS) {
                    csv.append(line(stored));
                }
            });
        } catch (DateTimeException e) {
            return Problem.page(visit, HttpStatus.BAD_REQUEST_400, "visitors.wrongPeriod");
        }
        return records[0] > MAX_RECORDS
                ? Problem.page(visit, HttpStatus.UNPROCESSABLE_ENTITY_422, "visitors.tooMany")
                : Reply.file("text/csv", csv.toString());
    }

    private static Instant start(String day, int daysLater) {
        return LocalDate.parse(day).plusDays(daysLater).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static String line(StoredRecord stored) {
        ConsentRecord record = stored.record();
        return new Csv()
                .cell(stored.head().node())
                .cell(Long.toString(stored.head().place()))
                .cell(stored.head().hash())
                .cell(text(record.id()))
                .cell(record.at().toString())
                .cell(record.until().toString())
                // The visitor's browser controls it.
                .untrustedCell(record.host())
                .cell(record.revision())
                .cell(record.language())
                .cell(record.banner())
                .cell(record.shown())
                .cell(String.join(" ", record.granted()))
                .cell(String.join(" ", record.refused()))
                .cell(record.method().text())
                .cell(text(record.client()))
                .endLine()
                .toString();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
