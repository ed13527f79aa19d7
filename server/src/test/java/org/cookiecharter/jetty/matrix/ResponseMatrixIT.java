// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cookiecharter.jetty.matrix.Wire.Field;
import org.cookiecharter.jetty.matrix.Wire.Head;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tests that exactly the disallowed cookies are blocked, for every way to set them and every kind of application. */
class ResponseMatrixIT {
    private static final Set<String> EXEMPT = Set.of("sid", "JSESSIONID");
    private static final Set<String> GRANTED = Set.of("sid", "JSESSIONID", "_v");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path directory;

    @TestFactory
    Stream<DynamicNode> filtersEveryWayToSetCookies() {
        return Application.known().map(application -> {
            ComparedServers twins = new ComparedServers(application, directory);
            List<DynamicTest> tests = new ArrayList<>();
            for (Protocol protocol : Protocol.known()) {
                for (SetCookieCase way : application.ways(protocol)) {
                    tests.add(test(twins, protocol, way));
                }
            }
            return dynamicContainer(application.toString(), tests.stream().onClose(twins::close));
        });
    }

    static DynamicTest test(ComparedServers twins, Protocol protocol, SetCookieCase way) {
        return dynamicTest(protocol + " " + way.name(), () -> holds(twins, protocol, way));
    }

    private static void holds(ComparedServers twins, Protocol protocol, SetCookieCase way) throws Exception {
        List<String> asked = new ArrayList<>(way.fields());
        asked.add("Cookie: sid=0; _v=0");
        Wire bare = protocol.request(twins.bare(protocol), "/" + way.name(), asked);
        assertTrue(bare.sets("_v"), () -> "nothing to hold back in " + bare);

        Wire undecided = protocol.request(twins.rewritten(protocol), "/" + way.name(), asked);
        assertSame(bare, undecided, EXEMPT);
        // Pushed resources are requested by the server, without the visitor's cookies.
        Head response =
                undecided.heads().stream().filter(Head::isFinal).findFirst().orElseThrow();
        assertEquals(List.of("_v"), response.removed(), () -> "removed in " + undecided);

        asked.set(asked.size() - 1, "Cookie: sid=0; _v=0; cookies_preferences=" + twins.choice("video"));
        Wire granted = protocol.request(twins.rewritten(protocol), "/" + way.name(), asked);
        assertSame(bare, granted, GRANTED);
        assertEquals(List.of(), removed(granted), () -> "removed in " + granted);
    }

    /** Returns the cookies that the response itself deletes; pushed responses have other request cookies. */
    private static List<String> removed(Wire wire) {
        return wire.heads().stream()
                .filter(Head::isFinal)
                .findFirst()
                .orElseThrow()
                .removed();
    }

    /** Asserts that the response equals that of the bare application, without the cookies of other names. */
    private static void assertSame(Wire bare, Wire rewritten, Set<String> names) {
        assertEquals(
                bare.heads().stream().map(Head::status).toList(),
                rewritten.heads().stream().map(Head::status).toList(),
                "status of each head");
        for (int i = 0; i < bare.heads().size(); i++) {
            Head expected = bare.heads().get(i);
            Head actual = rewritten.heads().get(i);
            // Browsers ignore cookies in trailers; all are removed there.
            List<String> cookies = expected.cookies().stream()
                    .filter(cookie -> expected.status() > 0 && names.contains(new Field("", cookie).cookieName()))
                    .toList();
            assertEquals(cookies, actual.cookies(), () -> "cookies that are set in " + rewritten);
            assertEquals(expected.others(), actual.others(), "other fields");
        }
        assertEquals(withoutPort(bare.body()), withoutPort(rewritten.body()), "body");
    }

    /** Removes the server's port, which proxied error pages contain. */
    private static String withoutPort(String body) {
        return body.replaceAll("localhost:\\d+", "localhost:*");
    }
}
