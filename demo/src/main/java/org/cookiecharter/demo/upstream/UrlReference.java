// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reference to an http or https URL with a host, parsed as in browsers (WHATWG URL, 4.4).
 *
 * <p>{@link java.net.URI} rejects many references that browsers follow: with {@code |}, spaces, braces, a lone {@code
 * %}, non-ASCII characters, backslashes instead of slashes, or underscores in a host.
 *
 * @param scheme {@code http}, {@code https}, or null if there is none
 * @param host the host in lower case, an IPv6 address in brackets
 * @param port the port, or -1 for the default port
 * @param rest the path, query and fragment, unchanged
 */
record UrlReference(@Nullable String scheme, String host, int port, String rest) {
    private static final Pattern TABS_AND_LINES = Pattern.compile("[\t\r\n]");
    private static final Pattern ENDS = Pattern.compile("^[\\x00-\\x20]+|[\\x00-\\x20]+$");
    private static final Pattern WITH_SCHEME = Pattern.compile("(?i)(https?):(.*)", Pattern.DOTALL);
    private static final Pattern AUTHORITY = Pattern.compile("[/\\\\]*([^/\\\\?#]*)(.*)", Pattern.DOTALL);
    private static final Pattern HOST_PORT = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]]+)(?::([0-9]{0,6}))?");

    /**
     * Parses a reference.
     *
     * @param text the reference, for example the value of {@code Location}
     * @param baseScheme the scheme of the page that contains it, {@code http} or {@code https}
     * @return the reference, or null if it has no host, because it is relative, of another scheme, or invalid
     */
    static @Nullable UrlReference parse(String text, String baseScheme) {
        String trimmed =
                TABS_AND_LINES.matcher(ENDS.matcher(text).replaceAll("")).replaceAll("");
        Matcher withScheme = WITH_SCHEME.matcher(trimmed);
        if (!withScheme.matches()) {
            return startsWithTwoSlashes(trimmed) ? authority(null, trimmed) : null;
        }
        String scheme = withScheme.group(1).toLowerCase(Locale.ROOT);
        String after = withScheme.group(2);
        // "http:path" is relative in a page of the same scheme, and "http:host" an absolute URL elsewhere.
        return scheme.equals(baseScheme) && !startsWithTwoSlashes(after) ? null : authority(scheme, after);
    }

    private static boolean startsWithTwoSlashes(String text) {
        return text.length() > 1 && isSlash(text.charAt(0)) && isSlash(text.charAt(1));
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    private static @Nullable UrlReference authority(@Nullable String scheme, String text) {
        Matcher parts = AUTHORITY.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        String authority = parts.group(1).substring(parts.group(1).lastIndexOf('@') + 1);
        Matcher hostPort = HOST_PORT.matcher(authority);
        if (!hostPort.matches()) {
            return null;
        }
        String port = hostPort.group(2);
        return new UrlReference(
                scheme,
                decoded(hostPort.group(1)).toLowerCase(Locale.ROOT),
                port == null || port.isEmpty() ? -1 : Integer.parseInt(port),
                parts.group(2));
    }

    private static String decoded(String host) {
        try {
            return URLDecoder.decode(host.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return host;
        }
    }

    /** Returns the port, or the default port of the scheme. */
    int portOr(String defaultScheme) {
        String effective = scheme == null ? defaultScheme : scheme;
        return port >= 0 ? port : effective.equals("https") ? 443 : 80;
    }
}
