// SPDX-License-Identifier: Apache-2.0
package com.example;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.nio.file.Path;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.consent.Consent;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.sqlite.SqliteProofStore;

/** A site in Javalin. */
public class Main {
    public static void main(String[] arguments) throws Exception {
        ConsentHandler consent = new ConsentHandler(
                Catalogue.load(Path.of("cookies.json")), SqliteProofStore.open(Path.of("consent.db")));
        consent.getSettings().setInjectBanner(true);

        Javalin.create(config -> {
                    config.jetty.modifyServer(server -> server.insertHandler(consent));
                    config.routes.get("/", Main::home);
                })
                .start(Integer.parseInt(System.getenv().getOrDefault("PORT", "8080")));
    }

    private static void home(Context context) {
        Integer before = context.sessionAttribute("visits");
        int visits = before == null ? 1 : before + 1;
        context.sessionAttribute("visits", visits);
        // Blocked until the visitor consents.
        context.cookie("_pk_id.1.1", "a1");

        Consent consent = context.attribute(Consent.ATTRIBUTE);
        context.html("""
                <!doctype html>
                <html lang="en">
                <head><title>Town</title></head>
                <body>
                  <h1>Town</h1>
                  <p>Visit %d. Statistics: %s.</p>
                  <p><a href="/consent/">Cookies of this site</a></p>
                </body>
                </html>
                """.formatted(visits, consent.allows("statistics")));
    }
}
