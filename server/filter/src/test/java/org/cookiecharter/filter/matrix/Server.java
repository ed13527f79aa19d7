package org.cookiecharter.filter.matrix;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.http.SiteSettings;
import org.cookiecharter.proof.ProofStore;
import org.jspecify.annotations.Nullable;

/** The containers that the filter is tested in; each starts when it is asked first, and runs for all tests. */
public enum Server {
    TOMCAT_11("tomcat11", "Tomcat"),
    TOMCAT_10("tomcat10", "Tomcat");

    private static final Path DIRECTORY = Path.of("target", "sites");

    static final Catalogue CATALOGUE = Catalogue.parse("""
            {"site": "https://example.org", "language": "en",
             "categories": [
              {"id": "needed", "consent": "exempt", "name": "Necessary"},
              {"id": "media", "consent": "required", "name": "Media", "purpose": "To show media"}],
             "services": [
              {"id": "login", "provider": "Us", "name": "Login", "category": "needed", "cookies": [
                {"name": "sid", "purpose": "To know you", "duration": "P14D"}]},
              {"id": "basket", "provider": "Us", "name": "Basket", "category": "media", "cookies": [
                {"name": "JSESSIONID", "purpose": "To keep what you chose", "duration": "session"}]},
              {"id": "video", "provider": "Them", "name": "Video", "category": "media",
               "origins": ["video.example"], "cookies": [
                {"name": "_v", "purpose": "To measure", "duration": "P6M"}]}]}
            """, "filter.json");

    private final String folder;
    private final String type;
    private @Nullable Integer port;
    private @Nullable String chosen;

    Server(String folder, String type) {
        this.folder = folder;
        this.type = type;
    }

    /** Where it listens. */
    public synchronized int port() throws Exception {
        if (port == null) {
            Path directory = Files.createDirectories(DIRECTORY);
            Path own = Files.createTempDirectory(directory, folder);
            SiteSettings settings = new SiteSettings();
            settings.setInjectBanner(true);
            ProofStore proofs = ProofStore.sqlite(own.resolve("consent.db"));
            Container container = ContainerLoader.load(folder, type);
            port = container.start(CATALOGUE, proofs, settings, own);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(container, proofs)));
        }
        return port;
    }

    private static void stop(Container container, ProofStore proofs) {
        try (proofs) {
            container.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks as a browser's page does, with these fields. */
    public Reply get(String path, String... fields) throws Exception {
        List<String> request = new ArrayList<>(List.of("GET " + path));
        request.addAll(List.of(fields));
        return ask(request.toArray(String[]::new));
    }

    public Reply ask(String... request) throws Exception {
        return Reply.ask(port(), request);
    }

    /** The {@code Cookie} field of a visitor who granted the media, by the site's own ways. */
    public synchronized String granted(String... more) throws Exception {
        if (chosen == null) {
            chosen = ask(
                            "PUT /consent/choice",
                            "Sec-Fetch-Site: same-origin",
                            "Content-Type: application/json",
                            "{\"granted\":[\"media\"],\"method\":\"accept-all\"}")
                    .sets()
                    .get(0);
        }
        List<String> cookies = new ArrayList<>(List.of(more));
        cookies.add(chosen);
        return "Cookie: " + String.join("; ", cookies);
    }
}
