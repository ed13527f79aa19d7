// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.cookiecharter.jetty.TestSite.setting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cookiecharter.choice.ChoiceMethod;
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

    /** Tests the recipe of docs/pages/webhooks.md for tags that a server sends. */
    @Test
    void notifiesServerSideTagsOfWithdrawalBeforeVisitorGetsResponse() throws Exception {
        List<String> sent = new CopyOnWriteArrayList<>();
        TestSite site = new TestSite(directory);
        site.consent.getSettings().setConsentListener(record -> {
            if (record.id() != null && record.method() != ChoiceMethod.ONCE) {
                boolean isAllowed =
                        record.granted().contains("media") || record.granted().contains("video");
                sent.add(record.id() + (isAllowed ? " granted" : " denied"));
            }
        });
        try (site) {
            site.respondingWith(setting());
            site.put("{\"granted\":[],\"method\":\"refuse-all\"}");
            site.put("{\"granted\":[\"map\"],\"method\":\"once\"}");
            assertEquals(List.of(), sent);
            site.put("{\"granted\":[\"video\"],\"method\":\"choose\"}");
            assertEquals(1, sent.size());
            assertTrue(sent.get(0).endsWith(" granted"), sent.get(0));
            String visitor = "Cookie: " + site.cookie("video", "map");
            String denied = visitor.replaceFirst(".*&id=([\\w-]+)&.*", "$1 denied");
            site.put("{\"granted\":[\"map\"],\"method\":\"choose\"}", visitor);
            assertEquals(List.of(denied), sent.subList(1, sent.size()));
            site.put("{\"granted\":[],\"method\":\"refuse-all\"}", visitor);
            assertEquals(List.of(denied, denied), sent.subList(1, sent.size()));
            site.request("DELETE", "/consent/choice", "", "Sec-Fetch-Site: same-origin", visitor);
            assertEquals(List.of(denied, denied, denied), sent.subList(1, sent.size()));
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
