// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A converter of regular expressions for cookie names to the name patterns of a catalogue, whose only wildcard is
 * {@code *}.
 */
final class NameOfPattern {
    private static final Pattern PART =
            Pattern.compile("(?:\\.|\\[[^\\]]*\\]|\\\\[wdS]|\\([^()]*\\))(?:[*+?]|\\{[^}]*\\})?|\\\\(.)|([^\\\\])");

    private NameOfPattern() {}

    /**
     * Returns a name pattern with the literal characters of the expression, or a gap if only wildcards would remain.
     */
    static String convert(String expression) {
        boolean anchoredAtStart = expression.startsWith("^");
        boolean anchoredAtEnd = expression.endsWith("$") && !expression.endsWith("\\$");
        String middle = expression.substring(anchoredAtStart ? 1 : 0, expression.length() - (anchoredAtEnd ? 1 : 0));
        StringBuilder name = new StringBuilder(anchoredAtStart ? "" : "*");
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
        String whole = name.append(anchoredAtEnd ? "" : "*").toString().replaceAll("\\*+", "*");
        return whole.equals("*") ? "?? the names that /" + expression + "/ stands for" : whole;
    }
}
