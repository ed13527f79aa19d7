// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.List;

/** A catalogue that cannot be used. Its message lists every error, a line each. */
public final class CatalogueException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<CatalogueError> errors;

    CatalogueException(String source, List<CatalogueError> errors) {
        super(message(source, errors));
        this.errors = List.copyOf(errors);
    }

    /** All that is wrong, in the order of the file where it has one; never empty. */
    public List<CatalogueError> errors() {
        return errors;
    }

    private static String message(String source, List<CatalogueError> errors) {
        StringBuilder message =
                new StringBuilder(source).append(errors.size() == 1 ? ": 1 error" : ": " + errors.size() + " errors");
        for (CatalogueError error : errors) {
            message.append("\n  ").append(error.located());
        }
        return message.toString();
    }
}
