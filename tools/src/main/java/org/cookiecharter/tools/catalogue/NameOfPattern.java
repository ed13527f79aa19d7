// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A regular expression for names of cookies as a name of ours, where only {@code *} stands for anything. */
final class NameOfPattern {
    private static final Pattern PART =
            Pattern.compile("(?:\\.|\\[[^\\]]*\\]|\\\\[wdS]|\\([^()]*\\))(?:[*+?]|\\{[^}]*\\})?|\\\\(.)|([^\\\\])");

    private NameOfPattern() {}

    /** A name that is at least as narrow in its letters; a gap where nothing but stars would be left. */
    static String of(String expression) {
        boolean begins = expression.startsWith("^");
        boolean ends = expression.endsWith("$") && !expression.endsWith("\\$");
        String middle = expression.substring(begins ? 1 : 0, expression.length() - (ends ? 1 : 0));
        StringBuilder name = new StringBuilder(begins ? "" : "*");
        Matcher part = PART.matcher(middle);
        while (part.find()) {
            if (part.group(1) != null) {
                name.append(part.group(1));
            } else if (part.group(2) != null && "*+?|^$".contains(part.group(2))) {
                return "?? the names that /" + expression + "/ stands for";
            } else {
                name.append(part.group(2) != null ? part.group(2) : "*");
            }
        }
        String whole = name.append(ends ? "" : "*").toString().replaceAll("\\*+", "*");
        return whole.equals("*") ? "?? the names that /" + expression + "/ stands for" : whole;
    }
}
