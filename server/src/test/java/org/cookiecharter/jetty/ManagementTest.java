// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.cookiecharter.consent.Mode;
import org.eclipse.jetty.jmx.MBeanContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the JMX beans of a running server. */
class ManagementTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final MBeanServer beans = MBeanServerFactory.newMBeanServer();

    @Test
    void countersCountActionsAndCanBeReset() throws Exception {
        try (TestSite site = site()) {
            site.respondingWith(TestSite.setting("sid=1", "_v=1", "_v=2", "_new=1"));
            site.get("/", "Cookie: sid=1; _v=1; _vw_1=2; _other=3");
            site.get("/", site.chose("video"));
            site.put("{\"granted\":[\"video\"],\"method\":\"choose\"}");
            site.put("{\"granted\":[],\"method\":\"refuse-all\"}");
            site.put("{\"granted\":[],\"method\":\"refuse-all\"}");

            ObjectName metrics = name("cookiemetrics");
            // The first visitor's sid, all granted cookies of the second, and the cookie of each choice.
            assertEquals(7L, beans.getAttribute(metrics, "set"));
            assertEquals(4L, beans.getAttribute(metrics, "blocked"));
            assertEquals(3L, beans.getAttribute(metrics, "stripped"));
            assertEquals(3L, beans.getAttribute(metrics, "expired"));
            // Two were set; one was sent, and counts for being stripped and expired.
            assertEquals(4L, beans.getAttribute(metrics, "undeclared"));
            assertEquals(0L, beans.getAttribute(metrics, "wouldBlock"));
            Map<?, ?> choices = (Map<?, ?>) beans.getAttribute(metrics, "choices");
            assertEquals(1L, choices.get("choose"));
            assertEquals(2L, choices.get("refuse-all"));
            assertEquals(0L, choices.get("withdraw"));

            beans.invoke(metrics, "reset", null, null);
            for (String attribute : Set.of("set", "blocked", "stripped", "expired", "undeclared")) {
                assertEquals(0L, beans.getAttribute(metrics, attribute), attribute);
            }
            assertEquals(0L, ((Map<?, ?>) beans.getAttribute(metrics, "choices")).get("choose"));
        }
    }

    @Test
    void exposesConfiguration() throws Exception {
        try (TestSite site = site()) {
            site.with(consent -> {
                consent.getSettings().setMode(Mode.REPORT_ONLY);
                consent.excludePath("/health");
            });
            site.respondingWith((request, response) -> {});
            ObjectName handler = name("consenthandler");
            ObjectName settings = name("consentsettings");
            assertEquals("/consent", beans.getAttribute(settings, "path"));
            assertEquals("REPORT_ONLY", String.valueOf(beans.getAttribute(settings, "mode")));
            assertEquals(Set.of("/health"), beans.getAttribute(handler, "excludedPaths"));
            assertEquals(0L, beans.getAttribute(handler, "undeclaredThirdParties"));
        }
    }

    @Test
    void dumpContainsCatalogueRevisionModeAndPaths() throws Exception {
        try (TestSite site = site()) {
            site.with(consent -> consent.includePath("/shop/*"));
            site.respondingWith(TestSite.setting("_v=1"));
            site.get("/shop/");
            String dump = site.server.dump();
            assertTrue(dump.contains("path: /consent"), dump);
            assertTrue(dump.contains("mode: ENFORCE"), dump);
            assertTrue(dump.contains("https://example.org, revision " + site.catalogue.revision()), dump);
            assertTrue(dump.contains("included size=1\n"), dump);
            assertTrue(dump.contains("/shop/*"), dump);
            assertTrue(dump.contains("BLOCKED=1"), dump);
        }
    }

    private TestSite site() {
        TestSite site = new TestSite(directory);
        site.server.addBean(new MBeanContainer(beans));
        return site;
    }

    private ObjectName name(String type) throws Exception {
        Set<ObjectName> names = beans.queryNames(new ObjectName("org.cookiecharter.*:type=" + type + ",*"), null);
        assertEquals(1, names.size(), names.toString());
        return names.iterator().next();
    }
}
