// SPDX-License-Identifier: Apache-2.0
package com.example;

import java.nio.file.Path;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;

/** A site in an embedded Jetty. */
public class Main {
    public static void main(String[] arguments) throws Exception {
        Server server = new Server(Integer.parseInt(System.getenv().getOrDefault("PORT", "8080")));
        ServletContextHandler site = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
        site.addServlet(HomeServlet.class, "/");
        server.setHandler(site);

        ConsentHandler consent = new ConsentHandler(
                Catalogue.load(Path.of("cookies.json")), SqliteProofStore.open(Path.of("consent.db")));
        consent.getSettings().setInjectBanner(true);
        server.insertHandler(consent);
        server.start();
    }
}
