// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.draft;

import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueError;
import org.cookiecharter.catalogue.CatalogueException;
import org.jspecify.annotations.Nullable;

/**
 * The result of the validation of a draft by the same rules as when a server loads it.
 *
 * @param catalogue the catalogue; null if it has errors
 * @param errors the errors; empty if there are none
 */
public record DraftValidation(@Nullable Catalogue catalogue, List<CatalogueError> errors) {
    public DraftValidation {
        errors = List.copyOf(errors);
    }

    public static DraftValidation of(String json) {
        try {
            return new DraftValidation(Catalogue.parse(json, "the draft"), List.of());
        } catch (CatalogueException e) {
            return new DraftValidation(null, e.errors());
        }
    }

    /** Returns the warnings: valid declarations that a supervisory authority would question. */
    public List<CatalogueError> warnings() {
        return catalogue == null ? List.of() : catalogue.warnings();
    }

    /** Returns the errors at a JSON path and below it. */
    public List<CatalogueError> errorsAt(String path) {
        return errors.stream().filter(error -> isAt(error, path)).toList();
    }

    /** Returns the warnings at a JSON path and below it. */
    public List<CatalogueError> warningsAt(String path) {
        return warnings().stream().filter(warning -> isAt(warning, path)).toList();
    }

    /** Returns the errors and warnings below a JSON path, except those at these paths and below them. */
    public List<CatalogueError> othersAt(String path, List<String> except) {
        List<CatalogueError> others = new ArrayList<>(errorsAt(path));
        others.addAll(warningsAt(path));
        others.removeIf(error -> except.stream().anyMatch(known -> isAt(error, known)));
        return others;
    }

    private static boolean isAt(CatalogueError error, String path) {
        String place = error.path();
        return place.startsWith(path)
                && (place.length() == path.length()
                        || place.charAt(path.length()) == '.'
                        || place.charAt(path.length()) == '[');
    }
}
