// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the strict mode, for addresses outside of tags, like those in styles, and for undeclared hosts. */
@Timeout(60)
class RestrictedOriginsIT {
    @TempDir
    private Path data;

    @Test
    void requestsNothingFromUndeclaredHost() throws Exception {
        try (ThirdParties thirdParties = new ThirdParties();
                CarelessSite site = new CarelessSite(thirdParties);
                Front front = new Front(
                        site.uri(),
                        Catalogue.parse(site.catalogue(), "catalogue.json"),
                        data.resolve("proofs.db"),
                        consent -> {
                            consent.getSettings().setInjectBanner(true);
                            consent.getSettings().setRestrictOriginsByCsp(true);
                        });
                BrowserContext context = Chromium.shared().context(new Browser.NewContextOptions())) {
            Page page = context.newPage();
            visit(page, site.port());
            Set<String> before = asked(thirdParties, Owner.ROGUE);
            assertTrue(before.contains("/imported.css") && before.contains("/style-attribute.gif"), before::toString);
            Set<String> own = asked(thirdParties, Owner.OWN);
            thirdParties.forget();

            visit(page, front.port());
            assertEquals(Set.of(), asked(thirdParties, Owner.ROGUE));
            own.removeAll(asked(thirdParties, Owner.OWN));
            assertEquals(Set.of(), own, "wrongly blocked");
        }
    }

    private static void visit(Page page, int port) {
        for (String path : new String[] {"/third", "/run-time", "/styles"}) {
            page.navigate("http://" + CarelessSite.HOST + ":" + port + path);
            page.waitForLoadState(LoadState.NETWORKIDLE);
        }
    }

    private static Set<String> asked(ThirdParties thirdParties, Owner owner) {
        return thirdParties.log().stream()
                .filter(line -> line.startsWith(owner.id() + " "))
                .map(line -> line.substring(owner.id().length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
