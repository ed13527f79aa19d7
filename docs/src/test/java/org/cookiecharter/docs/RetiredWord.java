// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A word that the project no longer uses.
 *
 * @param pattern the pattern to search for
 * @param anchor letters in lower case that every occurrence contains, which make the search fast
 * @param codeOnly whether only Java code is searched, without strings and comments
 * @param replacement the replacement, or the reason
 */
record RetiredWord(Pattern pattern, String anchor, boolean codeOnly, String replacement) {
    private static final Pattern RULE = Pattern.compile("(name|part|type|prose) (.+) -> (.+)");

    /**
     * Parses a rule: {@code KIND WORD -> REPLACEMENT}.
     *
     * @throws IllegalArgumentException if the line is no rule
     */
    static RetiredWord parse(String line) {
        Matcher rule = RULE.matcher(line);
        if (!rule.matches()) {
            throw new IllegalArgumentException("'" + line + "' must be KIND WORD -> REPLACEMENT");
        }
        String word = rule.group(2);
        String replacement = rule.group(3);
        return switch (rule.group(1)) {
            case "name" ->
                new RetiredWord(
                        Pattern.compile("(?<![\\w.$])" + Pattern.quote(word) + "(?!\\w)"),
                        word.toLowerCase(Locale.ROOT),
                        false,
                        replacement);
            case "part" -> new RetiredWord(Pattern.compile(camelCasePart(word)), word, true, replacement);
            case "type" ->
                new RetiredWord(
                        Pattern.compile("\\b(?:class|record|interface|enum) \\w*(?<![A-Z])" + word + "(?![a-z])"),
                        word.toLowerCase(Locale.ROOT),
                        true,
                        replacement);
            default ->
                new RetiredWord(
                        Pattern.compile("(?i)\\b(?:" + word + ")\\b"), longestLiteral(word), false, replacement);
        };
    }

    /** Returns a pattern for the word at the start of a name, inside one, and in a constant. */
    private static String camelCasePart(String word) {
        String capitalized = Character.toUpperCase(word.charAt(0)) + word.substring(1);
        return "(?<![a-zA-Z])" + word + "(?![a-z])|(?<![A-Z])" + capitalized + "(?![a-z])|(?<![A-Za-z])"
                + word.toUpperCase(Locale.ROOT) + "(?![A-Za-z])";
    }

    /** Returns the longest word of a regular expression outside groups and optional characters. */
    private static String longestLiteral(String regex) {
        return Stream.of(regex.replaceAll("\\([^)]*\\)|\\[[^]]*]|.\\?", " ").split("[^a-z]+"))
                .max(Comparator.comparing(String::length))
                .orElse("");
    }

    /**
     * Returns the occurrences, each as {@code file:line: 'word' is retired: use replacement}.
     *
     * @param lowerCase the text in lower case
     */
    List<String> find(String file, String text, String lowerCase) {
        List<String> found = new ArrayList<>();
        if (lowerCase.contains(anchor)) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                long line = text.substring(0, matcher.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count()
                        + 1;
                found.add(file + ":" + line + ": '" + matcher.group() + "' is retired: use " + replacement);
            }
        }
        return found;
    }
}
