// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tests that no kind of application can read a disallowed cookie, and that all ways to read cookies agree. */
class RequestMatrixIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path directory;

    @TestFactory
    Stream<DynamicNode> allReadersSeeSameCookies() {
        return Application.known().map(application -> container(application, UnaryOperator.identity()));
    }

    @TestFactory
    Stream<DynamicNode> readersAgreeAfterOuterHandlerRead() {
        return Application.known().map(application -> container(application, CookieReadingHandler::new));
    }

    private static DynamicNode container(Application application, UnaryOperator<Handler> outside) {
        ComparedServers twins = new ComparedServers(application, directory, outside, UnaryOperator.identity());
        List<DynamicTest> tests = new ArrayList<>();
        for (Protocol protocol : Protocol.known()) {
            tests.add(dynamicTest(protocol + " in one field", () -> {
                String field = "Cookie: sid=1; _v=2; _new=3; JSESSIONID=abc";
                assertEquals(List.of("sid=1", "JSESSIONID=abc"), received(twins, protocol, field));
                assertEquals(
                        List.of("sid=1", "_v=2", "JSESSIONID=abc"),
                        received(twins, protocol, field + "; " + granted(twins)).stream()
                                .filter(cookie -> !cookie.startsWith("cookies_preferences="))
                                .toList());
            }));
            tests.add(dynamicTest(
                    protocol + " in several fields",
                    () -> assertEquals(
                            List.of("sid=1", "JSESSIONID=abc"),
                            received(
                                    twins,
                                    protocol,
                                    "Cookie: _v=2",
                                    "cookie: sid=1; _new=3",
                                    "COOKIE: JSESSIONID=abc"))));
            tests.add(dynamicTest(
                    protocol + " where all is hidden",
                    () -> assertEquals(List.of(), received(twins, protocol, "Cookie: _v=2", "Cookie: _new=3; SID=1"))));
            tests.add(dynamicTest(protocol + " in another case", () -> {
                // Jetty ignores case when it looks up a session; for browsers this is another cookie.
                assertEquals(List.of(), received(twins, protocol, "Cookie: jsessionid=abc"));
            }));
        }
        return dynamicContainer(application.toString(), tests.stream().onClose(twins::close));
    }

    private static String granted(ComparedServers twins) {
        return "cookies_preferences=" + twins.choice("video");
    }

    /** Returns the cookies that the application received, after checking that all ways to read them agree. */
    private static List<String> received(ComparedServers twins, Protocol protocol, String... fields) throws Exception {
        String[] lines = protocol.request(twins.rewritten(protocol), "/saw", List.of(fields))
                .body()
                .split("\n", -1);
        List<String> raw = cookies(lines[0], "raw: ");
        assertEquals(raw, cookies(lines[1], "cookies: "), "raw, and parsed");
        boolean session = raw.contains("JSESSIONID=abc");
        // The core session of that id does not exist; servlets return the requested id.
        if (lines[2].startsWith("session: abc") || lines[2].startsWith("session: null")) {
            assertEquals(session ? "session: abc true none" : "session: null false none", lines[2]);
        } else {
            assertEquals("session: none", lines[2]);
        }
        return raw;
    }

    private static List<String> cookies(String line, String label) {
        String list = line.substring(label.length() + 1, line.length() - 1);
        return list.isEmpty() ? List.of() : List.of(list.split("[;,] ", -1));
    }

    /** A handler that parses the cookies before all inner handlers. */
    private static final class CookieReadingHandler extends Handler.Wrapper {
        private CookieReadingHandler(Handler next) {
            super(next);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            request.setAttribute("looked", Request.getCookies(request).size());
            return super.handle(request, response, callback);
        }
    }
}
