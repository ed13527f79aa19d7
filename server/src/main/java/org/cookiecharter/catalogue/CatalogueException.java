// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.List;

/** Thrown if a catalogue is invalid. The message lists all errors, one per line. */
public final class CatalogueException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<CatalogueError> errors;

    CatalogueException(String source, List<CatalogueError> errors) {
        super(message(source, errors));
        this.errors = List.copyOf(errors);
    }

    /** Returns the errors, in the order of the file if it has one; never empty. */
    public List<CatalogueError> errors() {
        return errors;
    }

    private static String message(String source, List<CatalogueError> errors) {
        StringBuilder message =
                new StringBuilder(source).append(errors.size() == 1 ? ": 1 error" : ": " + errors.size() + " errors");
        for (CatalogueError error : errors) {
            message.append("\n  ").append(error.toLocatedString());
        }
        return message.toString();
    }
}
