// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A minimal version of the server's third-party blocking for the pages of tests: it blocks {@code 127.0.0.1}. */
final class ServerMarkup {
    private static final Pattern TAG =
            Pattern.compile("<(img|iframe|link|script|video)\\b([^>]*\"http://127\\.0\\.0\\.1[^>]*)>");
    private static final Pattern ADDRESS = Pattern.compile(
            "\\s(src|srcset|href|poster|imagesrcset)(=\"http://127\\.0\\.0\\.1)", Pattern.CASE_INSENSITIVE);

    private ServerMarkup() {}

    /** Blocks the tags of a page that name a third party. */
    static String block(String page) {
        return TAG.matcher(page).replaceAll(ServerMarkup::blockTag);
    }

    private static String blockTag(MatchResult tag) {
        String attributes = tag.group(2);
        if (tag.group(1).equals("script")) {
            return "<script type=\"text/plain\" data-consent-blocked=\"video\"" + attributes + ">";
        }
        String renamed = ADDRESS.matcher(attributes).replaceAll(" data-consent-$1$2");
        if (renamed.equals(attributes)) {
            return tag.group();
        }
        if (tag.group(1).equals("link")) {
            renamed = renamed.replaceFirst("(^| )rel=", "$1data-consent-rel=");
        }
        return "<" + tag.group(1) + " data-consent-blocked=\"video\"" + renamed + ">";
    }
}
