// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.List;

/** A catalogue that cannot be used. Its message lists every mistake, a line each. */
public final class CatalogueException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<CatalogueMistake> mistakes;

    CatalogueException(String source, List<CatalogueMistake> mistakes) {
        super(message(source, mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** All that is wrong, in the order of the file where it has one; never empty. */
    public List<CatalogueMistake> mistakes() {
        return mistakes;
    }

    private static String message(String source, List<CatalogueMistake> mistakes) {
        StringBuilder message = new StringBuilder(source)
                .append(mistakes.size() == 1 ? ": 1 mistake" : ": " + mistakes.size() + " mistakes");
        for (CatalogueMistake mistake : mistakes) {
            message.append("\n  ").append(mistake.located());
        }
        return message.toString();
    }
}
