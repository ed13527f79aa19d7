// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.matrix;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The complete response to one request.
 *
 * @param heads interim responses, the final one, its trailers, and pushed responses, in this order
 * @param body the content of the final response, each byte as a character
 */
record Wire(List<Head> heads, String body) {
    private static final Pattern SESSION = Pattern.compile("^(JSESSIONID|_v|sid)=node[^;]*");
    private static final Pattern DELETION = Pattern.compile("(?i); *(max-age=0|expires=thu, 01.jan.1970 )");
    /** Headers that differ between responses, depend on an expiry, or contain the port of a server. */
    private static final Set<String> VARYING = Set.of("set-cookie", "date", "expires", "cache-control", "alt-svc");

    /** A header, with its name in lower case. */
    record Field(String name, String value) {
        Field(String name, String value) {
            this.name = name.toLowerCase(Locale.ROOT);
            this.value = value;
        }

        /** Returns the name that browsers parse from this {@code Set-Cookie} header. */
        String cookieName() {
            String pair = value.split(";", 2)[0];
            int equals = pair.indexOf('=');
            return equals < 0 ? "" : pair.substring(0, equals).strip();
        }

        @Override
        public String toString() {
            return name + ": " + value;
        }
    }

    /**
     * A header section.
     *
     * @param status 0 for trailers
     */
    record Head(int status, List<Field> fields) {
        boolean isFinal() {
            return status >= 200 || status == 101;
        }

        /** Returns the cookies that are set, unchanged, except for varying session ids. */
        List<String> cookies() {
            return setCookies().stream()
                    .map(Field::value)
                    .filter(value -> !DELETION.matcher(value).find())
                    .map(value -> SESSION.matcher(value).replaceFirst("$1=*"))
                    .toList();
        }

        /** Returns the names of the deleted cookies. */
        List<String> removed() {
            return setCookies().stream()
                    .filter(field -> DELETION.matcher(field.value()).find())
                    .map(Field::cookieName)
                    .distinct()
                    .toList();
        }

        private List<Field> setCookies() {
            return fields.stream()
                    .filter(field -> field.name().equals("set-cookie"))
                    .toList();
        }

        /** Returns the other headers, without those that differ between responses. */
        List<String> others() {
            return fields.stream()
                    .filter(field -> !VARYING.contains(field.name()))
                    .map(Field::toString)
                    .toList();
        }
    }

    /** Returns whether any response sets a cookie of this name. */
    boolean sets(String name) {
        return heads.stream()
                .flatMap(head -> head.cookies().stream())
                .anyMatch(cookie -> new Field("set-cookie", cookie).cookieName().equals(name));
    }
}
