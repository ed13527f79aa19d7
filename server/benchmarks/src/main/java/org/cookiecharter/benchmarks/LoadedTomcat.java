// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.filter.ConsentFilter;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.cookiecharter.settings.ConsentSettings;

/** Tomcat for {@link FilterBenchmark}, in a JVM of its own. It prints its address and runs until it is stopped. */
final class LoadedTomcat {
    static final String BARE = "bare";
    static final String FILTER = "filter";

    private LoadedTomcat() {}

    /**
     * Starts the server.
     *
     * @param args {@link #BARE} or {@link #FILTER}, and a directory for its files
     */
    public static void main(String[] args) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        Path directory = Files.createDirectories(Path.of(args[1]));
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        tomcat.getConnector()
                .setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        Context context = tomcat.addContext("", directory.toAbsolutePath().toString());
        if (args[0].equals(FILTER)) {
            ConsentSettings settings = new ConsentSettings();
            settings.setInjectBanner(true);
            context.addServletContainerInitializer(
                    (classes, application) -> new ConsentFilter(
                                    CatalogueProvider.one(LoadServer.catalogue()),
                                    SqliteProofStore.open(directory.resolve("consent.db")),
                                    settings)
                            .addTo(application),
                    Set.of());
        }
        Wrapper servlet = Tomcat.addServlet(context, "load", new LoadServlet());
        for (String path :
                Set.of("", LoadApplication.COOKIES, LoadApplication.PAGE, LoadServlet.LARGE, LoadServlet.LARGE_PAGE)) {
            servlet.addMapping(path);
        }
        tomcat.start();
        System.out.println("http://127.0.0.1:" + tomcat.getConnector().getLocalPort());
        tomcat.getServer().await();
    }
}
