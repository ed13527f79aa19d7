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

/** Tests a server of thousands of sites, each of which is visited. */
class ManySitesIT {
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
                IntStream.range(0, 10_000).mapToObj(i -> new AtomicInteger()).toArray(AtomicInteger[]::new);

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
    void ofTenThousandSitesThoseAskedForLastAreInMemoryAndNoneIsReadTwiceMeanwhile() throws Exception {
        Many many = new Many();
        try (TestSite site = new TestSite(directory, many)
                .with(consent -> consent.getSettings().setMaxLoadedSites(50))
                .respondingWith(TestSite.setting("few7=1", "few9999=1"))) {
            for (int i = 0; i < 10_000; i++) {
                site.get("/", "Host: site" + i);
                if (i % 40 == 0) {
                    // Used repeatedly, so never evicted.
                    site.get("/", "Host: site7");
                }
            }
            assertEquals(10_000, many.loaded());
            assertEquals(List.of("few9999"), site.get("/", "Host: site9999").cookieNames());
            assertEquals(List.of("few7"), site.get("/", "Host: site7").cookieNames());
            assertEquals(10_000, many.loaded());
            site.get("/", "Host: site9000");
            assertEquals(10_001, many.loaded(), "of so many, one that was not asked for lately is read again");
            assertNotEquals(1, many.loads[9000].get());
        }
    }
}
