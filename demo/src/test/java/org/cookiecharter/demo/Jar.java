// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The cookies of one visitor. The JDK's cookie manager implements RFC 2965, with quotes and {@code $Version}. */
final class Jar {
    private final Map<String, String> cookies = new TreeMap<>();

    void take(HttpResponse<?> response) {
        for (String field : response.headers().allValues("Set-Cookie")) {
            String pair = field.split(";", 2)[0];
            int equals = pair.indexOf('=');
            String attributes = field.substring(pair.length()).toLowerCase(Locale.ROOT);
            if (attributes.contains("max-age=0") || attributes.contains("01 jan 1970")) {
                cookies.remove(pair.substring(0, equals));
            } else {
                cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
    }

    void put(String name, String value) {
        cookies.put(name, value);
    }

    /** Returns the {@code Cookie} header value; empty if there are no cookies. */
    String field() {
        return String.join(
                "; ",
                cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .toList());
    }

    String value(String name) {
        return cookies.getOrDefault(name, "");
    }

    List<String> names() {
        return List.copyOf(cookies.keySet());
    }
}
