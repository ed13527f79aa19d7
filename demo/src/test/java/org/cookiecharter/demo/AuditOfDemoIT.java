// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that the audit of the demo, which enforces its charter, agrees with the bytes that its port receives and with
 * what its third party records, and finds nothing.
 */
@Tag("application")
@Timeout(600)
class AuditOfDemoIT {
    @TempDir
    private Path data;

    @Test
    void auditAgreesWithBytesOfConnectionsAndWithThirdParty() throws Exception {
        try (RunningDemo demo = RunningDemo.portal(data);
                ObservedConnections observed = new ObservedConnections(demo.port())) {
            AuditedSite audit = AuditedSite.audit(
                    "http://localhost:" + observed.port() + "/",
                    List.of("/datasets/velos", "/careless", "/login"),
                    data);
            assertEquals(
                    List.of(),
                    audit.findings().stream()
                            .filter(finding -> !finding.startsWith("never-seen"))
                            .toList());
            assertEquals(observed.cookies(), audit.cookies("localhost"));
            assertTrue(
                    observed.cookies().contains("cookies_preferences"),
                    () -> observed.cookies().toString());
            Set<String> paths = observed.paths();
            // The audit itself, which is no visitor, reads these with the HTTP client of the JDK.
            paths.removeAll(Set.of("/robots.txt", "/consent/catalogue.json"));
            // The page's script may send this while the page is left, which the browser does not report.
            String lastReport = "/consent/discovery";
            Set<String> auditedPaths = audit.paths("localhost");
            paths.remove(lastReport);
            auditedPaths.remove(lastReport);
            assertEquals(paths, auditedPaths);
            Set<String> thirdParty = demo.thirdParty().requests().stream()
                    .map(request -> request.split(" ", 2)[1])
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(thirdParty, audit.paths("127.0.0.1"));
            assertTrue(thirdParty.contains("/video"), thirdParty::toString);
        }
    }
}
