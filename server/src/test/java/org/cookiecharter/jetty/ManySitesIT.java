// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.catalogue.CatalogueSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests a server of many sites, each of which is visited; {@code -Dsites=10000} sets their number, and {@code
 * -DmaxLoaded=5000} how many of them are in memory, at most as many as there are less two.
 */
class ManySitesIT {
    private static final int SITES = Integer.getInteger("sites", 1_000);
    private static final int MAX_LOADED = Integer.getInteger("maxLoaded", 50);

    private static final String FEW = """
            {"site": "https://few.example", "language": "en",
             "categories": [{"id": "needed", "consent": "exempt", "name": "Necessary"}],
             "services": [{"id": "own", "provider": "Few", "name": "Own", "category": "needed", "cookies": [
               {"name": "few", "purpose": "All", "duration": "session"}]}]}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    /** A provider of many catalogues that counts how often each is read. */
    private static final class Many implements CatalogueProvider {
        final AtomicInteger[] loads =
                IntStream.range(0, SITES).mapToObj(i -> new AtomicInteger()).toArray(AtomicInteger[]::new);

        private record Numbered(int number, Many many) implements CatalogueSource {
            @Override
            public String site() {
                return "site" + number;
            }

            @Override
            public Object version() {
                return number;
            }

            @Override
            public Catalogue load() {
                many.loads[number].incrementAndGet();
                return Catalogue.parse(FEW.replace("\"few\"", "\"few" + number + '"'), site());
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof Numbered source && source.number == number;
            }

            @Override
            public int hashCode() {
                return number;
            }
        }

        @Override
        public CatalogueSource find(String host) {
            int number = host.startsWith("site") ? Integer.parseInt(host.substring("site".length())) : 0;
            return new Numbered(number, this);
        }

        int loaded() {
            return IntStream.range(0, loads.length).map(i -> loads[i].get()).sum();
        }
    }

    @Test
    void ofManySitesThoseAskedForLastAreInMemoryAndNoneIsReadTwiceMeanwhile() throws Exception {
        Many many = new Many();
        int last = SITES - 1;
        // Site 7 is in memory, too.
        int eldest = SITES - MAX_LOADED + 1;
        int early = eldest - 1;
        try (TestSite site = new TestSite(directory, many)
                .with(consent -> consent.getSettings().setMaxLoadedSites(MAX_LOADED))
                .respondingWith(TestSite.setting("few7=1", "few" + last + "=1"))) {
            for (int i = 0; i < SITES; i++) {
                site.get("/", "Host: site" + i);
                if (i % 40 == 0) {
                    // Used repeatedly, so never evicted.
                    site.get("/", "Host: site7");
                }
            }
            assertEquals(SITES, many.loaded());
            assertEquals(
                    List.of("few" + last), site.get("/", "Host: site" + last).cookieNames());
            assertEquals(List.of("few7"), site.get("/", "Host: site7").cookieNames());
            assertEquals(SITES, many.loaded());
            site.get("/", "Host: site" + eldest);
            assertEquals(SITES, many.loaded(), "the one that was asked for first of those in memory is not read again");
            site.get("/", "Host: site" + early);
            assertEquals(SITES + 1, many.loaded(), "of so many, one that was not asked for lately is read again");
            assertNotEquals(1, many.loads[early].get());
        }
    }
}
