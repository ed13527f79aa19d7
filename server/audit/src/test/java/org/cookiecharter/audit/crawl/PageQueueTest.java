// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests which pages are visited. */
class PageQueueTest {
    private static final URI START = URI.create("https://site.example/");

    @Test
    void visitsEachPageOfTheOriginOnceUpToTheMaximum() {
        PageQueue queue = new PageQueue(List.of(START), RobotsTxt.NONE, 3);
        queue.addFound(List.of(
                "https://site.example/a#part",
                "https://site.example/a",
                "https://other.example/b",
                "mailto:me@site.example",
                "not an address",
                "https://site.example/file.PDF",
                "https://site.example/logout",
                "https://site.example/wp-login.php?action=logout&nonce=1",
                "https://site.example/c",
                "https://site.example/d"));
        assertEquals(START, queue.next());
        assertEquals(URI.create("https://site.example/a"), queue.next());
        assertEquals(URI.create("https://site.example/c"), queue.next());
        assertNull(queue.next());
        assertEquals(3, queue.visited().size());
    }

    @Test
    void skipsFoundPagesThatRobotsTxtForbidsButNotNamedOnes() {
        RobotsTxt robots = RobotsTxt.parse("User-agent: *\nDisallow: /private\n");
        PageQueue queue = new PageQueue(List.of(URI.create("https://site.example/private")), robots, 9);
        queue.addFound(List.of("https://site.example/private/2", "https://site.example/public"));
        assertEquals(URI.create("https://site.example/private"), queue.next());
        assertEquals(URI.create("https://site.example/public"), queue.next());
        assertNull(queue.next());
    }

    @Test
    void readsOwnGroupInPlaceOfTheOneForAll() {
        RobotsTxt robots = RobotsTxt.parse("""
                User-agent: *
                Disallow: /

                User-agent: other
                User-agent: Cookie-Charter-Audit # this one
                Crawl-delay: 3
                Disallow: /a*b$
                Allow: /aab
                Disallow:
                """);
        assertEquals(Duration.ofSeconds(3), robots.delay());
        assertTrue(robots.isAllowed("/"));
        assertFalse(robots.isAllowed("/a/x/b"));
        assertTrue(robots.isAllowed("/a/x/bc"));
        assertFalse(robots.isAllowed("/aab"));
        assertTrue(robots.isAllowed("/aabc"));
    }

    @Test
    void longestRuleDecidesAndAllowWinsATie() {
        RobotsTxt robots = RobotsTxt.parse("User-agent: *\nDisallow: /p\nAllow: /p/q\nDisallow: /x\nAllow: /x\n");
        assertFalse(robots.isAllowed("/p"));
        assertTrue(robots.isAllowed("/p/q/r"));
        assertTrue(robots.isAllowed("/x"));
    }
}
