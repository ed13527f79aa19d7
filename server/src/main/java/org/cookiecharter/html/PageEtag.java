// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import org.jspecify.annotations.Nullable;

/**
 * Marks the entity tags of modified pages. A modified page is a different representation, so it needs a different
 * entity tag (RFC 9110, 8.8.3). The mark changes with the address of the script, or browsers would continue to display
 * pages with the old one.
 */
final class PageEtag {
    private final String suffix;

    /**
     * Creates a mark.
     *
     * @param version a version that contains only characters allowed in an entity tag: no quotes, no white space
     */
    PageEtag(String version) {
        suffix = "--" + version + '"';
    }

    /** Returns the entity tag with the mark, or null if it is not a valid entity tag. */
    @Nullable
    String mark(String etag) {
        boolean quoted = (etag.startsWith("\"") || etag.startsWith("W/\"")) && etag.endsWith("\"");
        if (!quoted || etag.indexOf('"') == etag.length() - 1) {
            return null;
        }
        return etag.endsWith(suffix) ? etag : etag.substring(0, etag.length() - 1) + suffix;
    }

    boolean containsMark(String etags) {
        return etags.contains(suffix);
    }

    /**
     * Removes the marks from a list of entity tags such as {@code If-None-Match}, and unmarked entity tags unless
     * {@code includeUnmarked} is set.
     */
    String unmark(String etags, boolean includeUnmarked) {
        StringBuilder result = new StringBuilder(etags.length());
        int start = 0;
        while (start < etags.length()) {
            int end = end(etags, start);
            String etag = etags.substring(start, end).trim();
            boolean marked = etag.endsWith(suffix);
            if (!etag.isEmpty() && (marked || includeUnmarked)) {
                result.append(result.isEmpty() ? "" : ", ");
                result.append(marked ? etag.substring(0, etag.length() - suffix.length()) + '"' : etag);
            }
            start = end + 1;
        }
        return result.toString();
    }

    /** Returns the index of the comma after the entity tag that starts here; a comma in quotes is part of it. */
    private static int end(String etags, int start) {
        boolean quoted = false;
        for (int i = start; i < etags.length(); i++) {
            char c = etags.charAt(i);
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                return i;
            }
        }
        return etags.length();
    }
}
