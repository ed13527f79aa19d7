// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Why the server cannot start, in words for who typed the command. */
final class StartFailure extends Exception {
    private static final long serialVersionUID = 1;

    StartFailure(String message) {
        super(message);
    }

    StartFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** What the operating system says of a file, in few words. */
    static String reason(@Nullable Throwable e) {
        return e instanceof NoSuchFileException
                ? "there is no such file"
                : e instanceof AccessDeniedException
                        ? "permission denied"
                        : e instanceof FileAlreadyExistsException ? "it is a file, not a directory" : String.valueOf(e);
    }
}
