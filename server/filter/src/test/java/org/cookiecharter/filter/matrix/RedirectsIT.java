// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of the redirects of Servlet 6.1, which have any status and optionally retain the written body. */
@ParameterizedClass
@EnumSource(
        value = Server.class,
        names = {"TOMCAT_11", "SPRING_BOOT_4"})
@Timeout(120)
class RedirectsIT {
    private final TestSite site;

    RedirectsIT(Server server) throws Exception {
        site = server.site();
    }

    @Test
    void filtersRedirectWithStatus() throws Exception {
        Reply reply = site.get("/app/redirectWithStatus", "Cookie: _v=v0");
        assertEquals(307, reply.status());
        assertBlocked(reply);
        assertTrue(!reply.text().contains("written"), reply::toString);
    }

    @Test
    void filtersRedirectThatKeepsBuffer() throws Exception {
        Reply reply = site.get("/app/redirectWithContent", "Cookie: _v=v0");
        assertEquals(303, reply.status());
        assertBlocked(reply);
        assertEquals("written", reply.text());
    }

    private static void assertBlocked(Reply reply) {
        assertTrue(reply.header("location").endsWith("/elsewhere"), reply::toString);
        assertEquals(List.of("sid=s1"), reply.sets(), reply::toString);
        assertTrue(reply.removes().contains("_v"), reply::toString);
    }
}
