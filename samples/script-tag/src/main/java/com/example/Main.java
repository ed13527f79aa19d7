// SPDX-License-Identifier: Apache-2.0
package com.example;

import java.nio.file.Path;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** A server of static files, whose pages have the tag of the banner. */
public class Main {
    public static void main(String[] arguments) throws Exception {
        Server server = new Server(Integer.parseInt(System.getenv().getOrDefault("PORT", "8080")));
        ResourceHandler site = new ResourceHandler();
        site.setBaseResource(ResourceFactory.of(site).newResource(Path.of("site")));
        server.setHandler(site);

        server.insertHandler(new ConsentHandler(
                Catalogue.load(Path.of("cookies.json")), SqliteProofStore.open(Path.of("consent.db"))));
        server.start();
    }
}
