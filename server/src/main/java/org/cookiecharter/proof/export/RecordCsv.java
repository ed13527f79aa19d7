// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.export;

import java.util.Objects;
import org.cookiecharter.format.Csv;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.StoredRecord;
import org.jspecify.annotations.Nullable;

/** Records as comma-separated values (RFC 4180), one line each. */
public final class RecordCsv {
    /** The names of the columns, with the line terminator. */
    public static final String HEADING = "node,place,hash,id,at,until,host,revision,language,banner,shown,granted,"
            + "refused,method,client,rule,reach\r\n";

    private RecordCsv() {}

    /**
     * Returns a record with its line terminator.
     *
     * @param notice the notice that was shown, which contains the rule for the visitor's region and the reach of the
     *     choice; null if it is not stored
     */
    public static String line(StoredRecord stored, @Nullable NoticeSnapshot notice) {
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
                .cell(text(notice == null ? null : notice.rule()))
                .cell(text(notice == null ? null : notice.reach()))
                .endLine()
                .toString();
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
