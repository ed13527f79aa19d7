// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.export.NoticeCache;
import org.cookiecharter.proof.export.RecordCsv;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** The records of a period as a CSV file, up to a limit; the command line exports any number. */
public final class ExportScreen implements Screen {
    public static final String PAGE = "records.csv";
    private static final int MAX_RECORDS = 50_000;

    private final @Nullable ProofStore proofs;

    public ExportScreen(@Nullable ProofStore proofs) {
        this.proofs = proofs;
    }

    @Override
    public Reply show(Visit visit) {
        if (proofs == null) {
            return Problem.page(visit, HttpStatus.NOT_FOUND_404, "notFound");
        }
        StringBuilder csv = new StringBuilder(RecordCsv.HEADING);
        NoticeCache notices = new NoticeCache(proofs);
        int[] records = new int[1];
        try {
            proofs.forEach(start(visit.parameter("from"), 0), start(visit.parameter("to"), 1), stored -> {
                if (records[0]++ < MAX_RECORDS) {
                    csv.append(RecordCsv.line(stored, notices.of(stored)));
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
}
