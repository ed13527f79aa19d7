// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueSource;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * A program that visits many sites of one server, each with the catalogue of the demo, and prints the heap in use after
 * a garbage collection.
 *
 * <p>Properties: {@code sites} (default: 10,000); {@code catalogue}, the file of another catalogue.
 */
public final class ManySites {
    private static final int SITES = Integer.getInteger("sites", 10_000);
    private static final int STEPS = 10;
    private static final int[] LIMITS = {100, 1_000, 5_000};
    private static final Path CATALOGUE =
            Path.of(System.getProperty("catalogue", "demo/src/main/resources/org/cookiecharter/demo/cookies.json"));

    private record NumberedSite(String site, String json) implements CatalogueSource {
        @Override
        public Object version() {
            return "1";
        }

        @Override
        public Catalogue load() {
            return Catalogue.parse(json, site);
        }
    }

    private ManySites() {}

    /** Measures with each limit of loaded sites. */
    public static void main(String[] arguments) throws Exception {
        // Each of the sites would log the same warnings.
        System.setProperty("org.cookiecharter.LEVEL", "WARN");
        System.out.println(
                "| limit | sites visited | heap, MB | of each loaded site, kB | processor time of each visit, ms |"
                        + "\n| --- | --- | --- | --- | --- |");
        for (int limit : LIMITS) {
            measure(limit);
        }
    }

    private static void measure(int limit) throws Exception {
        String json = Files.readString(CATALOGUE);
        Path store = Files.createTempDirectory("cookie-charter-sites").resolve("consent.db");
        try (ProofStore proofs = SqliteProofStore.open(store)) {
            ConsentHandler consent =
                    new ConsentHandler(host -> host.isEmpty() ? null : new NumberedSite(host, json), proofs);
            consent.getSettings().setMaxLoadedSites(limit);
            consent.getSettings().setInjectBanner(true);
            Server server = new Server();
            LocalConnector connector = new LocalConnector(server);
            server.addConnector(connector);
            server.setHandler(new LoadApplication());
            server.insertHandler(consent);
            server.start();
            try {
                long empty = usedHeap();
                long since = processorTime();
                int before = 0;
                for (int visited = 1; visited <= SITES; visited++) {
                    connector.getResponse(
                            "GET / HTTP/1.1\r\nHost: site" + visited + ".example\r\nConnection: close\r\n\r\n");
                    if (visited == SITES / STEPS || visited == SITES / 2 || visited == SITES) {
                        double millis = (processorTime() - since) / 1e6 / (visited - before);
                        long more = usedHeap() - empty;
                        System.out.println(String.format(
                                Locale.ROOT,
                                "| %,d | %,d | %.0f | %.0f | %.2f |",
                                limit,
                                visited,
                                more / 1e6,
                                more / 1e3 / Math.min(limit, visited),
                                millis));
                        before = visited;
                        since = processorTime();
                    }
                }
            } finally {
                LifeCycle.stop(server);
            }
        }
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long usedHeap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
