// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** What SQLite's result codes mean for whoever runs the site: what is wrong with which file, and the mend. */
enum SqliteFailure {
    BUSY(5, "is locked by another program; end that program, or name another file"),
    READ_ONLY(8, "cannot be written; let this user write the file and its directory"),
    /** An extended code. */
    NO_INDEX(10 | 19 << 8, "has no room for the index of its log, since the disk is full; make room for 64 kB"),
    INPUT_OUTPUT(10, "cannot be read or written, says the disk; check the disk"),
    DAMAGED(11, "is damaged; put a backup in its place"),
    FULL(13, "cannot grow, since the disk is full; make room"),
    CANNOT_OPEN(14, "cannot be opened; let this user read and write the file and its directory"),
    NO_DATABASE(26, "is not an SQLite database; name another file, or move this one away");

    private final int code;
    private final String text;

    SqliteFailure(int code, String text) {
        this.code = code;
        this.text = text;
    }

    boolean is(SQLException e) {
        // The higher bits of an extended result code only tell more of the same.
        int told = e instanceof SQLiteException ours ? ours.getResultCode().code : e.getErrorCode();
        return told == code || (told & 0xff) == code;
    }

    /** What comes after the name of the file in a message. */
    String text() {
        return text;
    }

    static IOException of(SQLException e, Path file) {
        for (SqliteFailure failure : values()) {
            if (failure.is(e)) {
                return new IOException("proof store %s %s".formatted(file, failure.text), e);
            }
        }
        return new IOException("proof store %s failed: %s".formatted(file, e.getMessage()), e);
    }

    /** The same for who asked at once: a wrong file is a wrong argument, all else is the machine's. */
    static RuntimeException unchecked(SQLException e, Path file) {
        IOException failure = of(e, file);
        return NO_DATABASE.is(e)
                ? new IllegalArgumentException(failure.getMessage(), e)
                : new UncheckedIOException(failure.getMessage(), failure);
    }
}
