// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** An exception whose message explains to the user why the server cannot start. */
final class StartFailure extends Exception {
    private static final long serialVersionUID = 1;

    StartFailure(String message) {
        super(message);
    }

    StartFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns a short description of a file system error. */
    static String reason(@Nullable Throwable e) {
        return e instanceof NoSuchFileException
                ? "file not found"
                : e instanceof AccessDeniedException
                        ? "permission denied"
                        : e instanceof FileAlreadyExistsException ? "it is a file, not a directory" : String.valueOf(e);
    }
}
