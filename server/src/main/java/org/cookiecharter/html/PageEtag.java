// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import org.jspecify.annotations.Nullable;

/**
 * Marks the entity tags of pages that hold our tag. What we send is another representation than the application's, so it
 * needs a tag of its own (RFC 9110, 8.8.3); and it must change when the script's address does, or browsers would go on
 * showing a page with the old one.
 */
final class PageEtag {
    private final String suffix;

    /** @param version only characters that an entity tag may hold: no quotes, no white space */
    PageEtag(String version) {
        suffix = "--" + version + '"';
    }

    /** With our mark; null if it is no entity tag. */
    @Nullable
    String mark(String etag) {
        boolean quoted = (etag.startsWith("\"") || etag.startsWith("W/\"")) && etag.endsWith("\"");
        if (!quoted || etag.indexOf('"') == etag.length() - 1) {
            return null;
        }
        return etag.endsWith(suffix) ? etag : etag.substring(0, etag.length() - 1) + suffix;
    }

    boolean marksAnyOf(String etags) {
        return etags.contains(suffix);
    }

    /** A list as in {@code If-None-Match}, without our marks, and without {@code others} if they are not wanted. */
    String unmark(String etags, boolean others) {
        StringBuilder kept = new StringBuilder(etags.length());
        int start = 0;
        while (start < etags.length()) {
            int end = end(etags, start);
            String etag = etags.substring(start, end).trim();
            boolean marked = etag.endsWith(suffix);
            if (!etag.isEmpty() && (marked || others)) {
                kept.append(kept.isEmpty() ? "" : ", ");
                kept.append(marked ? etag.substring(0, etag.length() - suffix.length()) + '"' : etag);
            }
            start = end + 1;
        }
        return kept.toString();
    }

    /** The comma behind the entity tag that starts here; one in quotes is a part of it. */
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
