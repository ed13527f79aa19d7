// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter.matrix;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.cookiecharter.settings.ConsentSettings;

/** The careless application behind a filter, which runs until the tests end. */
public final class TestSite {
    private static final Path DIRECTORY = Path.of("target", "sites");

    static final Catalogue CATALOGUE = Catalogue.parse("""
            {"site": "https://example.org", "language": "en",
             "categories": [
              {"id": "needed", "consent": "exempt", "name": "Necessary"},
              {"id": "media", "consent": "opt-in", "name": "Media", "purpose": "To show media"}],
             "services": [
              {"id": "login", "provider": "Us", "name": "Login", "category": "needed", "cookies": [
                {"name": "sid", "purpose": "To know you", "duration": "P14D"}]},
              {"id": "basket", "provider": "Us", "name": "Basket", "category": "media", "cookies": [
                {"name": "JSESSIONID", "purpose": "To keep what you chose", "duration": "session"}]},
              {"id": "video", "provider": "Them", "name": "Video", "category": "media",
               "origins": ["video.example"], "cookies": [
                {"name": "_v", "purpose": "To measure", "duration": "P6M"}]}]}
            """, "filter.json");

    private final int port;
    private final ProofStore proofs;
    private final String chosen;

    private TestSite(int port, ProofStore proofs) throws Exception {
        this.port = port;
        this.proofs = proofs;
        this.chosen = choose("{\"granted\":[\"media\"],\"method\":\"accept-all\"}")
                .sets()
                .get(0);
    }

    /** @param name the name of its folder */
    static TestSite start(Container container, String name) throws Exception {
        Path directory = Files.createTempDirectory(Files.createDirectories(DIRECTORY), name);
        ConsentSettings settings = new ConsentSettings();
        settings.setInjectBanner(true);
        ProofStore proofs = SqliteProofStore.open(directory.resolve("consent.db"));
        int port = start(container, proofs, settings, directory);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(container, proofs)));
        return new TestSite(port, proofs);
    }

    /** Starts it like an application: with a separate context class loader. */
    private static int start(Container container, ProofStore proofs, ConsentSettings settings, Path directory)
            throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(container.getClass().getClassLoader());
        try {
            return container.start(CATALOGUE, proofs, settings, directory);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void stop(Container container, ProofStore proofs) {
        try (proofs) {
            container.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    ProofStore proofs() {
        return proofs;
    }

    int port() {
        return port;
    }

    /** @param request as for {@link Reply#ask} */
    Reply request(String... request) throws Exception {
        return Reply.request(port, request);
    }

    Reply get(String path, String... fields) throws Exception {
        List<String> request = new ArrayList<>(List.of("GET " + path));
        request.addAll(List.of(fields));
        return request(request.toArray(String[]::new));
    }

    /** Returns the complete response for this path, including interim responses. */
    String raw(String path) throws Exception {
        return Reply.raw(port, path);
    }

    /** Sends a choice as the site's own pages do. */
    Reply choose(String json, String... fields) throws Exception {
        List<String> request = new ArrayList<>(
                List.of("PUT /consent/choice", "Sec-Fetch-Site: same-origin", "Content-Type: application/json"));
        request.addAll(List.of(fields));
        request.add(json);
        return request(request.toArray(String[]::new));
    }

    /** Returns the {@code Cookie} header of a visitor who granted the media, with these additional cookies. */
    String granted(String... more) {
        List<String> cookies = new ArrayList<>(List.of(more));
        cookies.add(chosen);
        return "Cookie: " + String.join("; ", cookies);
    }
}
