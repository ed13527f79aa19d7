// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.crawl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The rules of a {@code robots.txt} file for this program (RFC 9309): those for its own name, otherwise those for all.
 *
 * @param rules the rules
 * @param delay the time to wait between two pages; zero if the file has none
 */
public record RobotsTxt(List<Rule> rules, Duration delay) {
    /** The name of this program in {@code robots.txt}. */
    public static final String AGENT = "cookie-charter-audit";

    /** The rules of a site without the file. */
    public static final RobotsTxt NONE = new RobotsTxt(List.of(), Duration.ZERO);

    private static final int MAX_DELAY_SECONDS = 60;

    /**
     * A rule.
     *
     * @param allowed whether matching paths may be visited
     * @param pattern the beginning of a path, with {@code *} for any characters and {@code $} for the end
     */
    public record Rule(boolean allowed, String pattern) {
        boolean matches(String path) {
            boolean whole = pattern.endsWith("$");
            StringBuilder expression = new StringBuilder();
            for (String part : (whole ? pattern.substring(0, pattern.length() - 1) : pattern).split("\\*", -1)) {
                expression.append(expression.isEmpty() ? "" : ".*").append(Pattern.quote(part));
            }
            return Pattern.compile(expression + (whole ? "" : ".*"), Pattern.DOTALL)
                    .matcher(path)
                    .matches();
        }
    }

    public RobotsTxt {
        rules = List.copyOf(rules);
    }

    /** Parses the text of the file. Lines of an unknown form are ignored. */
    public static RobotsTxt parse(String text) {
        Group own = new Group();
        Group all = new Group();
        List<Group> current = new ArrayList<>();
        boolean inAgents = false;
        for (String line : text.split("\\R", -1)) {
            String[] parts = line.replaceFirst("#.*", "").split(":", 2);
            if (parts.length < 2) {
                continue;
            }
            String key = parts[0].strip().toLowerCase(Locale.ROOT);
            String value = parts[1].strip();
            if (key.equals("user-agent")) {
                if (!inAgents) {
                    current.clear();
                }
                inAgents = true;
                if (value.equals("*")) {
                    current.add(all);
                } else if (value.equalsIgnoreCase(AGENT)) {
                    current.add(own);
                    own.present = true;
                }
            } else {
                inAgents = false;
                current.forEach(group -> group.add(key, value));
            }
        }
        Group chosen = own.present ? own : all;
        return new RobotsTxt(chosen.rules, chosen.delay);
    }

    /** The lines for one user agent. */
    private static final class Group {
        private final List<Rule> rules = new ArrayList<>();
        private Duration delay = Duration.ZERO;
        private boolean present;

        void add(String key, String value) {
            if ((key.equals("allow") || key.equals("disallow")) && !value.isEmpty()) {
                rules.add(new Rule(key.equals("allow"), value));
            } else if (key.equals("crawl-delay") && value.matches("\\d{1,4}")) {
                delay = Duration.ofSeconds(Math.min(Integer.parseInt(value), MAX_DELAY_SECONDS));
            }
        }
    }

    /** Returns whether a path, with its query, may be visited. The longest rule decides; {@code Allow} if two are equal. */
    public boolean isAllowed(String path) {
        boolean allowed = true;
        int length = -1;
        for (Rule rule : rules) {
            int size = rule.pattern().length();
            if (rule.matches(path) && (size > length || (size == length && rule.allowed()))) {
                allowed = rule.allowed();
                length = size;
            }
        }
        return allowed;
    }
}
