// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** A site of a few pages behind the handler, with a third party, and a Chromium that resolves both host names. */
@SuppressWarnings("try") // Jetty may be interrupted while it stops.
final class ConsentedSite implements AutoCloseable {
    static final String SITE = "http://site.example";
    /** The same pages without the consent handler. */
    static final String PLAIN = "http://plain.example";

    static final String THIRD_PARTY = "http://third.example";

    /** Each script of the third party records its path, and the id of its element. */
    private static final String SCRIPT =
            "(window.order = window.order || []).push('%s ' + (document.currentScript && document.currentScript.id));";

    private static final String CATALOGUE = """
            {"site": "http://site.example", "language": "en",
             "categories": [
              {"id": "statistics", "consent": "opt-in", "name": "Statistics", "purpose": "To count"},
              {"id": "videos", "consent": "opt-in", "name": "Videos", "purpose": "To show films"}],
             "services": [
              {"id": "counter", "provider": "Counter", "name": "Counter", "category": "statistics",
               "cookies": [{"name": "_st", "purpose": "To count", "duration": "session"}]},
              {"id": "film", "provider": "Films", "name": "Film", "category": "videos", "purpose": "To show",
               "origins": ["third.example"]}]}
            """;

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Page(int status, HttpFields headers, byte[] body) {}

    private final Server server = new Server();
    private final ProofStore proofs;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Chromium chromium;
    final ConsentHandler consent;
    /** The host and path of each request, in their order. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    ConsentedSite(Path directory) throws Exception {
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        proofs = SqliteProofStore.open(directory.resolve("consent.db"));
        consent = new ConsentHandler(Catalogue.parse(CATALOGUE, "catalogue.json"), proofs);
        consent.getSettings().setInjectBanner(true);
        consent.getSettings().setInjectNoScriptBanner(true);
        consent.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                reply(Request.getPathInContext(request), response, callback);
                return true;
            }
        });
        server.setHandler(new Handler.Wrapper(consent) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                String host = Request.getServerName(request);
                requests.add(host + request.getHttpURI().getPath());
                if (host.equals("third.example")) {
                    thirdParty(response, callback, request.getHttpURI().getPath());
                    return true;
                }
                if (host.equals("plain.example")) {
                    reply(request.getHttpURI().getPath(), response, callback);
                    return true;
                }
                return super.handle(request, response, callback);
            }
        });
        server.start();
        String here = "127.0.0.1:" + connector.getLocalPort();
        chromium = new Chromium("--host-resolver-rules=MAP third.example:80 " + here + ", MAP site.example:80 " + here
                + ", MAP plain.example:80 " + here + ", MAP localhost:80 " + here);
    }

    /** Serves a page. */
    ConsentedSite page(String path, HttpFields headers, String body) {
        return page(path, 200, headers, body, StandardCharsets.UTF_8);
    }

    ConsentedSite page(String path, int status, HttpFields headers, String body, Charset charset) {
        pages.put(path, new Page(status, headers, body.getBytes(charset)));
        return this;
    }

    BrowserContext visitor(Browser.NewContextOptions options) {
        return chromium.context(options);
    }

    /** Returns the paths requested of the third party. */
    List<String> thirdPartyRequests() {
        return requests.stream()
                .filter(request -> request.startsWith("third.example/"))
                .map(request -> request.substring("third.example".length()))
                .filter(path -> !path.equals("/favicon.ico"))
                .sorted()
                .distinct()
                .toList();
    }

    private void reply(String path, Response response, Callback callback) {
        Page page = pages.get(path);
        if (page == null) {
            response.setStatus(404);
            callback.succeeded();
            return;
        }
        response.setStatus(page.status());
        response.getHeaders().add(page.headers());
        response.write(true, ByteBuffer.wrap(page.body()), callback);
    }

    private static void thirdParty(Response response, Callback callback, String path) {
        boolean script = path.endsWith(".js");
        response.getHeaders().put("Content-Type", script ? "text/javascript" : "text/html");
        response.getHeaders().put("Access-Control-Allow-Origin", "*");
        String body = script ? "window.thirdPartyRan = true; " + SCRIPT.formatted(path) : "<p>film</p>";
        response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
    }

    @Override
    public void close() throws Exception {
        chromium.close();
        server.stop();
        proofs.close();
    }
}
