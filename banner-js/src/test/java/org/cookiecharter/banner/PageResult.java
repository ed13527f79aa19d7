// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The observable result of a visit to a page.
 *
 * @param value what the last script returned; empty if there was none
 * @param requests the paths below {@code /third/} that were requested
 * @param stored the storages and the names in them, such as {@code cookie _ga}, without the cookie of the choice
 * @param errors the errors that the page's window reported
 */
record PageResult(String value, SortedSet<String> requests, SortedSet<String> stored, List<String> errors) {
    static final PageResult EMPTY = new PageResult("", new TreeSet<>(), new TreeSet<>(), List.of());

    PageResult value(String value) {
        return new PageResult(value, requests, stored, errors);
    }

    PageResult requests(String... paths) {
        SortedSet<String> all = new TreeSet<>(requests);
        all.addAll(List.of(paths));
        return new PageResult(value, all, stored, errors);
    }

    PageResult stored(String... names) {
        SortedSet<String> all = new TreeSet<>(stored);
        all.addAll(List.of(names));
        return new PageResult(value, requests, all, errors);
    }
}
