// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** The meaning of SQLite's result codes for an operator: the error and its fix. */
enum SqliteFailure {
    BUSY(5, "is locked by another program; stop that program or configure another file"),
    READ_ONLY(8, "cannot be written; grant this user write access to the file and its directory"),
    /** An extended result code. */
    NO_INDEX(10 | 19 << 8, "has no space for the index of its log because the disk is full; free 64 kB"),
    INPUT_OUTPUT(10, "cannot be read or written because of an I/O error; check the disk"),
    DAMAGED(11, "is damaged; restore a backup"),
    FULL(13, "cannot grow because the disk is full; free some space"),
    CANNOT_OPEN(14, "cannot be opened; grant this user read and write access to the file and its directory"),
    NO_DATABASE(26, "is not an SQLite database; configure another file or move this one away");

    private final int code;
    private final String text;

    SqliteFailure(int code, String text) {
        this.code = code;
        this.text = text;
    }

    boolean matches(SQLException e) {
        // The higher bits of an extended result code only add details.
        int actual = e instanceof SQLiteException sqlite ? sqlite.getResultCode().code : e.getErrorCode();
        return actual == code || (actual & 0xff) == code;
    }

    /** Returns the text that follows the name of the file in a message. */
    String text() {
        return text;
    }

    static IOException of(SQLException e, Path file) {
        for (SqliteFailure failure : values()) {
            if (failure.matches(e)) {
                return new IOException("proof store %s %s".formatted(file, failure.text), e);
            }
        }
        return new IOException("proof store %s failed: %s".formatted(file, e.getMessage()), e);
    }

    /**
     * Returns the exception for a caller that waits for the result: an {@link IllegalArgumentException} if the file is
     * the wrong one, otherwise an {@link UncheckedIOException}.
     */
    static RuntimeException unchecked(SQLException e, Path file) {
        IOException failure = of(e, file);
        return NO_DATABASE.matches(e)
                ? new IllegalArgumentException(failure.getMessage(), e)
                : new UncheckedIOException(failure.getMessage(), failure);
    }
}
