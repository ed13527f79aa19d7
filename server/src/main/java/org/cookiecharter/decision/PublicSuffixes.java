// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.decision;

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
 * The domains under which anybody can have a name of their own, and for which browsers therefore take no cookie
 * (RFC 6265bis, 5.7; the list and its algorithm: publicsuffix.org).
 *
 * <p>Both parts of the list count, as they do for browsers: {@code co.uk} and {@code github.io}.
 */
public final class PublicSuffixes {
    private static final int LONGEST_HOST = 253;

    /** How each label begins that stands for one in another script (RFC 3492, RFC 5891). */
    private static final String PUNYCODE = "xn--";

    /** Rules as they are written: {@code uk}, {@code *.ck}, {@code !www.ck}. */
    private final Set<String> rules;
    /** Those with names in another script, as they are written. */
    private final List<String> foreign;
    /** The same as hosts have them; made for the first host that has such a label, since it takes long. */
    private volatile @Nullable Set<String> punycode;

    private PublicSuffixes(Set<String> rules, List<String> foreign) {
        this.rules = rules;
        this.foreign = foreign;
    }

    /** Mozilla's list, read the first time that this is called. */
    public static PublicSuffixes mozilla() {
        return Mozilla.LIST;
    }

    /** The list in this text, one rule a line. */
    static PublicSuffixes read(BufferedReader text) throws IOException {
        Set<String> rules = new HashSet<>();
        List<String> foreign = new ArrayList<>();
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            String rule = line.strip();
            if (!rule.isEmpty() && !rule.startsWith("//")) {
                if (isAscii(rule)) {
                    rules.add(rule);
                } else {
                    foreign.add(rule);
                }
            }
        }
        return new PublicSuffixes(rules, foreign);
    }

    /**
     * What a cookie that comes with requests to this host may have as its {@code Domain}, besides nothing: the widest
     * first, the host itself last. Empty for an address, for a name of one label and for a public suffix itself.
     *
     * @param host as a request names it, in any case, without a port
     */
    public List<String> cookieDomains(String host) {
        String name = host(host);
        if (name.isEmpty()) {
            return List.of();
        }
        List<String> domains = new ArrayList<>();
        // The label in front of the suffix, then each further one; none where the host is the suffix.
        int label = name.length() - publicSuffix(name).length();
        while (label > 0) {
            label = name.lastIndexOf('.', label - 2) + 1;
            domains.add(name.substring(label));
        }
        return domains;
    }

    /** The longest rule that the name ends with; an exception beats all others, and {@code *} matches for want of one. */
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
        Set<String> known = punycode;
        if (known == null) {
            known = new HashSet<>();
            for (String rule : foreign) {
                known.add(ascii(rule));
            }
            punycode = known;
        }
        return known;
    }

    /** The host as the list has names; empty if it is none that a cookie's domain could be. */
    private static String host(String host) {
        String name = ascii(host).toLowerCase(Locale.ROOT);
        int label = name.lastIndexOf('.') + 1;
        if (name.length() > LONGEST_HOST || label == 0 || label == name.length() || name.charAt(0) == '.') {
            return "";
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
            if (!letter && (c != '.' || name.charAt(i + 1) == '.')) {
                return "";
            }
        }
        // Browsers take a host that ends in a number for an address (WHATWG URL, "ends in a number checker").
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
