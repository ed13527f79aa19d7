// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gaps of an observation in both languages of the report. */
final class ProblemText {
    private static final Map<Pattern, String> FRENCH = new LinkedHashMap<>();

    static {
        FRENCH.put(Pattern.compile("(?s)(\\S+): cannot be loaded: (.*)"), "$1 : la page n’a pas pu être chargée ($2)");
        FRENCH.put(
                Pattern.compile("(\\S+) still sent requests after (\\d+) s"),
                "$1 : la page envoyait encore des requêtes après $2 s");
        FRENCH.put(
                Pattern.compile("(?s)(\\S+): (.*): no response within (\\d+) s"),
                "$1 : la page n’a pas répondu en $3 s ($2)");
    }

    private ProblemText() {}

    /** Returns a problem in both languages; messages of the browser itself are in English only. */
    static Texts.Text of(String problem) {
        for (Map.Entry<Pattern, String> text : FRENCH.entrySet()) {
            Matcher matcher = text.getKey().matcher(problem);
            if (matcher.matches()) {
                return new Texts.Text(problem, matcher.replaceFirst(text.getValue()));
            }
        }
        return new Texts.Text(problem, problem);
    }
}
