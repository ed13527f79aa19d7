// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.QuotedCSV;
import org.jspecify.annotations.Nullable;

/**
 * The client as reported by the proxy in front, in {@code X-Forwarded-*} or {@code Forwarded} (RFC 7239).
 *
 * <p>A proxy appends to a list that the client may have started, so only the last element is trusted. If a request has
 * both kinds of header fields, {@code X-Forwarded-*} takes precedence, because most proxies set it; the client may have
 * sent either.
 *
 * @param address the IPv4 or IPv6 address, or null if there is none
 * @param scheme {@code http}, {@code https}, or null if there is none
 * @param host the requested host and port, or null if there is none
 */
record ForwardedClient(
        @Nullable String address,
        @Nullable String scheme,
        @Nullable String host) {
    private static final Pattern IPV4 =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$|:)|(?=$|:))){4}(:\\d*)?");
    private static final Pattern IPV6 = Pattern.compile("\\[?([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:](:\\d*)?)?");
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?");

    static ForwardedClient of(HttpFields headers) {
        boolean named =
                headers.stream().anyMatch(field -> field.getLowerCaseName().startsWith("x-forwarded-"));
        return named ? ofNamedFields(headers) : ofForwarded(headers);
    }

    private static ForwardedClient ofNamedFields(HttpFields headers) {
        String host = host(last(headers, "X-Forwarded-Host"));
        String port = last(headers, "X-Forwarded-Port");
        boolean complete = host == null || port == null || host.matches(".*:\\d+") || !port.matches("\\d{1,5}");
        return new ForwardedClient(
                address(last(headers, "X-Forwarded-For")),
                scheme(last(headers, "X-Forwarded-Proto")),
                complete ? host : host + ":" + port);
    }

    private static ForwardedClient ofForwarded(HttpFields headers) {
        String element = last(headers, "Forwarded");
        String address = null;
        String scheme = null;
        String host = null;
        for (String pair : element == null ? List.<String>of() : pairs(element)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                String value = QuotedCSV.unquote(parts[1].strip());
                switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
                    case "for" -> address = address(value);
                    case "proto" -> scheme = scheme(value);
                    case "host" -> host = host(value);
                    default -> {}
                }
            }
        }
        return new ForwardedClient(address, scheme, host);
    }

    private static List<String> pairs(String element) {
        return List.of(element.split(";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
    }

    /** Returns the last element of the last header field, which the nearest proxy has written. */
    private static @Nullable String last(HttpFields headers, String name) {
        String last = null;
        for (HttpField field : headers) {
            if (field.is(name) && field.getValue() != null) {
                String[] elements = field.getValue().split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
                last = elements[elements.length - 1].strip();
            }
        }
        return last;
    }

    private static @Nullable String address(@Nullable String value) {
        if (value == null) {
            return null;
        }
        if (IPV4.matcher(value).matches()) {
            return value.split(":", 2)[0];
        }
        var v6 = IPV6.matcher(value);
        return v6.matches() ? v6.group(1) : null;
    }

    private static @Nullable String scheme(@Nullable String value) {
        String lower = value == null ? "" : value.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "https", "wss" -> "https";
            case "http", "ws" -> "http";
            default -> null;
        };
    }

    private static @Nullable String host(@Nullable String value) {
        return value != null && HOST.matcher(value).matches() ? value : null;
    }
}
