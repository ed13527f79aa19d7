// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.cookiecharter.jetty.TestSite.setting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cookiecharter.proof.ConsentRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the listener for recorded choices. */
class ConsentListenerTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final List<ConsentRecord> choices = new CopyOnWriteArrayList<>();

    @Test
    void hearsOfGrantsRefusalsAndWithdrawalsOnce() throws Exception {
        TestSite site = new TestSite(directory);
        site.consent.getSettings().setConsentListener(choices::add);
        try (site) {
            site.respondingWith(setting());
            site.put("{\"granted\":[],\"method\":\"refuse-all\"}");
            site.put("{\"granted\":[\"video\"],\"method\":\"choose\"}");
            site.put("{\"granted\":[\"video\"],\"method\":\"choose\"}", "Cookie: " + site.cookie("video"));
            site.put("{\"granted\":[\"map\"],\"method\":\"once\"}");
            site.put("{\"granted\":[],\"method\":\"withdraw\"}", "Cookie: " + site.cookie("video"));
            assertEquals(
                    List.of(
                            "refused refuse-all []",
                            "granted choose [video]",
                            "granted once [map]",
                            "withdrawn withdraw []"),
                    choices.stream()
                            .map(record -> record.outcome().text()
                                    + ' '
                                    + record.method().text()
                                    + ' '
                                    + record.granted())
                            .toList());
        }
    }

    @Test
    void failureOfListenerDoesNotAffectChoice() throws Exception {
        TestSite site = new TestSite(directory);
        site.consent.getSettings().setConsentListener(record -> {
            throw new IllegalStateException("broken");
        });
        try (site) {
            site.respondingWith(setting());
            assertEquals(
                    200,
                    site.put("{\"granted\":[\"video\"],\"method\":\"choose\"}").status());
        }
    }
}
