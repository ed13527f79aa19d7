// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.thirdparty;

import java.net.IDN;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The host and port that a browser contacts for an address.
 *
 * @param name the host name in lower case and ASCII, without a trailing dot
 * @param port the port in the address, or the default port of its scheme, or -1 if neither is known
 */
public record NetworkHost(String name, int port) {
    private static final int MAX_LENGTH = 4096;

    /**
     * Parses an address as browsers do (WHATWG URL, 4.4): backslashes are slashes, tabs and line breaks are ignored,
     * and so is the number of slashes.
     *
     * @return the host, or null if the address is relative or has no host
     */
    public static @Nullable NetworkHost of(String address) {
        String url = clean(address);
        int colon = schemeEnd(url);
        String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
        int defaultPort = switch (scheme) {
            case "" -> -1;
            case "http", "ws" -> 80;
            case "https", "wss" -> 443;
            case "ftp" -> 21;
            default -> 0;
        };
        int start = colon + 1;
        int from = start;
        while (from < url.length() && isSlash(url.charAt(from))) {
            from++;
        }
        if (defaultPort == 0 || (colon < 0 && from - start < 2)) {
            return null;
        }
        int to = from;
        int user = from;
        while (to < url.length() && !isSlash(url.charAt(to)) && url.charAt(to) != '?' && url.charAt(to) != '#') {
            user = url.charAt(to) == '@' ? to + 1 : user;
            to++;
        }
        return of(url.substring(user, to), defaultPort);
    }

    /** Parses {@code host} or {@code host:port}. Returns null if there is no host. */
    static @Nullable NetworkHost of(String authority, int defaultPort) {
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String host = ascii(hasPort ? authority.substring(0, colon) : authority);
        return host.isEmpty()
                ? null
                : new NetworkHost(host, parsePort(hasPort ? authority.substring(colon + 1) : "", defaultPort));
    }

    private static int parsePort(String digits, int defaultPort) {
        boolean number =
                !digits.isEmpty() && digits.length() <= 9 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(digits) : defaultPort;
    }

    private static String ascii(String text) {
        String host = text;
        if (isPlain(host)) {
            return host;
        }
        try {
            if (host.indexOf('%') >= 0) {
                host = URLDecoder.decode(host.replace("+", "%2B"), StandardCharsets.UTF_8);
            }
            host = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            // No browser can resolve such a host; compare its name as written.
        }
        host = host.toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** Returns whether a host is certainly its own name in lower case and ASCII, as almost all are. */
    private static boolean isPlain(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
            if (!plain) {
                return false;
            }
        }
        return !host.endsWith(".");
    }

    /** Returns the part of an address that can contain the host, without characters that browsers ignore. */
    private static String clean(String address) {
        int from = 0;
        int to = address.length();
        while (from < to && address.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && address.charAt(to - 1) <= ' ') {
            to--;
        }
        // The host is always among the first characters: a "data:" address may have a megabyte.
        String text = address.substring(from, Math.min(to, from + MAX_LENGTH));
        boolean plain = text.indexOf('\t') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
        return plain ? text : text.replaceAll("[\t\n\r]", "");
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    /** Returns the index of the colon after the scheme, or -1 if there is no scheme. */
    private static int schemeEnd(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
            if (c == ':') {
                return i == 0 ? -1 : i;
            }
            if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'))) {
                return -1;
            }
        }
        return -1;
    }
}
