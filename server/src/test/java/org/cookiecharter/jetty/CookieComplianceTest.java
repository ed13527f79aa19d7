// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.eclipse.jetty.http.CookieCompliance;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that in each of Jetty's cookie compliance modes, which parse the same header differently, no application
 * receives a disallowed cookie, however it is wrapped in an allowed one.
 */
class CookieComplianceTest {
    private static final Set<String> MAY_BE_READ = Set.of("sid", "JSESSIONID", "_c");

    /** Each header contains a disallowed cookie, {@code _v} or {@code x}, or seems to. */
    private static final List<String> FIELDS = List.of(
            "sid=1; _v=2",
            "sid=1,_v=2",
            "sid=1, _v=2; _c=3",
            "sid=1;,_v=2",
            "sid=\"1,_v=2\"",
            "sid=\"1; _v=2\"",
            "sid=\"1; _v=2; _c=3\"; _v=4",
            "sid=\"1\\\"; _v=2; _c=\"3\"",
            "sid=\"1\"_v=2",
            "sid=\"1\" _v=2; _c=3",
            "sid=1 _v=2",
            "sid=1\t_v=2",
            "sid =1; _v =2",
            "sid = 1 ; _v = 2",
            "=sid=1; =_v=2",
            "_v",
            "sid; _v",
            "sid=; _v=",
            "$Version=1; sid=1; $Path=/; _v=2; $Domain=x",
            "$Version=\"1\"; sid=\"1\"; $Path=\"/\", _v=\"2\"; $Path=\"/\"",
            "sid={\"_v\":2}; _v={\"sid\":1}",
            "sid=(1); _v=<2>; _c=[3]",
            "SID=1; jsessionid=2; _V=3",
            "x=\"; sid=1; y=\"",
            "x=\"; sid=1; _v=\"; _c=1",
            ";;sid=1;;_v=2;",
            ",sid=1,,_v=2,");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    static Stream<CookieCompliance> modes() {
        return Stream.concat(
                Stream.of("RFC6265", "RFC6265_QUOTED", "RFC6265_STRICT", "RFC6265_LEGACY", "RFC2965", "RFC2965_LEGACY")
                        .map(CookieCompliance::valueOf)
                        // Jetty 12.0 does not have the second mode.
                        .filter(Objects::nonNull),
                Stream.of(
                        CookieCompliance.from("RFC6265,COMMA_SEPARATOR"), CookieCompliance.from("RFC2965,BAD_QUOTES")));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void readsNoDisallowedCookieInAnyComplianceMode(CookieCompliance mode) throws Exception {
        try (ReadingSite site = new ReadingSite(mode, false);
                ReadingSite other = new ReadingSite(mode, true)) {
            for (String field : FIELDS) {
                Set<String> received = site.received(field);
                Set<String> leaked = new TreeSet<>(received);
                leaked.removeAll(MAY_BE_READ);
                assertEquals(Set.of(), leaked, () -> mode + " reads " + field);
                assertEquals(received, other.received(field), () -> mode + " after another reader, of " + field);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void readsAllowedCookies(CookieCompliance mode) throws Exception {
        try (ReadingSite site = new ReadingSite(mode, false)) {
            assertEquals(Set.of("sid", "_c"), site.received("sid=1; _v=2; _c=3"), mode.getName());
        }
    }

    /** A site in one mode, whose application records the cookies of the last request. */
    private final class ReadingSite implements AutoCloseable {
        private final Set<String> names = new ConcurrentSkipListSet<>();
        private final Set<String> raw = new ConcurrentSkipListSet<>();
        private final TestSite site;

        /** @param readBefore whether a handler outside reads the cookies first */
        ReadingSite(CookieCompliance mode, boolean readBefore) throws Exception {
            site = new TestSite(Files.createDirectories(directory.resolve(readBefore ? "before" : "alone")));
            site.http.setRequestCookieCompliance(mode);
            site.consent.setHandler(TestSite.handler((request, response) -> {
                raw.addAll(request.getHeaders().getValuesList(HttpHeader.COOKIE));
                read(request, names);
            }));
            site.start(new Handler.Wrapper(site.consent) {
                @Override
                public boolean handle(Request request, Response response, Callback callback) throws Exception {
                    if (readBefore) {
                        read(request, new TreeSet<>());
                    }
                    return super.handle(request, response, callback);
                }
            });
        }

        /** Returns the names that the application reads; none after an error response. */
        Set<String> received(String field) throws Exception {
            names.clear();
            raw.clear();
            site.get("/", "Cookie: " + field);
            assertTrue(
                    raw.stream()
                            .flatMap(text -> Arrays.stream(text.split(";", -1)))
                            .noneMatch(text -> text.strip().matches("_v\\s*(=.*)?")),
                    () -> "the field still holds it: " + raw);
            return new TreeSet<>(names);
        }

        @Override
        public void close() {
            site.close();
        }
    }

    private static void read(Request request, Set<String> names) {
        try {
            for (HttpCookie cookie : Request.getCookies(request)) {
                names.add(cookie.getName());
            }
        } catch (HttpException.RuntimeException e) {
            // A strict mode rejects the request.
        }
    }
}
