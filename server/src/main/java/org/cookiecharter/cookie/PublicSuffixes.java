// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The public suffixes: domains under which anyone can register names, and for which browsers therefore reject cookies
 * (RFC 6265bis, 5.7; list and algorithm: publicsuffix.org).
 *
 * <p>As in browsers, both parts of the list are used: {@code co.uk} and {@code github.io}.
 */
public final class PublicSuffixes {
    private static final int MAX_HOST_LENGTH = 253;

    /** The prefix of a label that encodes one in another script (RFC 3492, RFC 5891). */
    private static final String PUNYCODE = "xn--";

    /** The rules in ASCII as listed: {@code uk}, {@code *.ck}, {@code !www.ck}. */
    private final Set<String> rules;
    /** The rules in other scripts as listed. */
    private final List<String> unicodeRules;
    /**
     * The rules in other scripts in their ASCII form. They are encoded for the first host that has such a label,
     * because this takes long.
     */
    private volatile @Nullable Set<String> punycode;

    private PublicSuffixes(Set<String> rules, List<String> unicodeRules) {
        this.rules = rules;
        this.unicodeRules = unicodeRules;
    }

    /** Returns Mozilla's list, which is loaded on the first call. */
    public static PublicSuffixes mozilla() {
        return Mozilla.LIST;
    }

    /** Parses a list with one rule per line. */
    static PublicSuffixes read(BufferedReader text) throws IOException {
        Set<String> rules = new HashSet<>();
        List<String> unicodeRules = new ArrayList<>();
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            String rule = line.strip();
            if (!rule.isEmpty() && !rule.startsWith("//")) {
                if (isAscii(rule)) {
                    rules.add(rule);
                } else {
                    unicodeRules.add(rule);
                }
            }
        }
        return new PublicSuffixes(rules, unicodeRules);
    }

    /**
     * Returns the values that {@code Domain} can have in a cookie that is sent with requests to this host, if it is
     * present: the broadest first, the host itself last. Empty for an IP address, for a name with one label and for a
     * public suffix.
     *
     * @param host the host name of the request, in any case, without a port
     */
    public List<String> cookieDomains(String host) {
        String name = host(host);
        if (name.isEmpty()) {
            return List.of();
        }
        List<String> domains = new ArrayList<>();
        // The label before the suffix, then each further one; none if the host is the suffix.
        int label = name.length() - publicSuffix(name).length();
        while (label > 0) {
            label = name.lastIndexOf('.', label - 2) + 1;
            domains.add(name.substring(label));
        }
        return domains;
    }

    /**
     * Returns the longest suffix of the name that is a rule. An exception takes precedence over all other rules, and
     * {@code *} is the default rule.
     */
    private String publicSuffix(String name) {
        String candidate = name;
        while (true) {
            int dot = candidate.indexOf('.');
            if (dot < 0) {
                return candidate;
            }
            String parent = candidate.substring(dot + 1);
            if (isRule('!' + candidate)) {
                return parent;
            }
            if (isRule(candidate) || isRule("*." + parent)) {
                return candidate;
            }
            candidate = parent;
        }
    }

    private boolean isRule(String rule) {
        return rules.contains(rule) || (rule.contains(PUNYCODE) && punycode().contains(rule));
    }

    private Set<String> punycode() {
        Set<String> encodedRules = punycode;
        if (encodedRules == null) {
            encodedRules = new HashSet<>();
            for (String rule : unicodeRules) {
                encodedRules.add(ascii(rule));
            }
            punycode = encodedRules;
        }
        return encodedRules;
    }

    /** Returns the host in the form of the list; empty if it cannot be the domain of a cookie. */
    private static String host(String host) {
        String name = ascii(host).toLowerCase(Locale.ROOT);
        int label = name.lastIndexOf('.') + 1;
        if (name.length() > MAX_HOST_LENGTH || label == 0 || label == name.length() || name.charAt(0) == '.') {
            return "";
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
            if (!letter && (c != '.' || name.charAt(i + 1) == '.')) {
                return "";
            }
        }
        // Browsers treat a host that ends in a number as an IP address (WHATWG URL, "ends in a number checker").
        return name.charAt(label) >= '0' && name.charAt(label) <= '9' ? "" : name;
    }

    private static String ascii(String name) {
        if (isAscii(name)) {
            return name;
        }
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static final class Mozilla {
        static final PublicSuffixes LIST = list();

        private static PublicSuffixes list() {
            String name = "effective_tld_names.dat";
            try (InputStream stream = Objects.requireNonNull(PublicSuffixes.class.getResourceAsStream(name), name)) {
                return read(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(name + " cannot be read", e);
            }
        }
    }
}
