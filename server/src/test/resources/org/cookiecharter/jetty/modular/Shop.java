// SPDX-License-Identifier: Apache-2.0
package shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.consent.Consent;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** A site as a named module, which sends itself one request. The tests compile and run it, not the build. */
public final class Shop {
    public static void main(String[] arguments) throws Exception {
        Catalogue catalogue = Catalogue.load(Path.of(arguments[0]));
        try (ProofStore proofs = SqliteProofStore.open(Path.of(arguments[1]))) {
            Server server = new Server();
            ServerConnector connector = new ServerConnector(server);
            connector.setHost("127.0.0.1");
            server.addConnector(connector);
            server.setHandler(new Page());
            ConsentHandler consent = new ConsentHandler(catalogue, proofs);
            consent.getSettings().setInjectBanner(true);
            consent.getSettings().setInjectNoScriptBanner(true);
            server.insertHandler(consent);
            server.start();
            URI site = URI.create("http://127.0.0.1:" + connector.getLocalPort());
            say("undecided", request(HttpRequest.newBuilder(site)));
            for (String own : new String[] {"banner.js", "banner.css", "layers.json", "catalogue.json", "proof"}) {
                System.out.println(own + " "
                        + request(HttpRequest.newBuilder(site.resolve("/consent/" + own)))
                                .statusCode());
            }
            HttpResponse<String> choice = request(HttpRequest.newBuilder(site.resolve("/consent/choice"))
                    .header("Sec-Fetch-Site", "same-origin")
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString("{\"granted\":[\"videos\"]}")));
            String cookie =
                    choice.headers().firstValue("Set-Cookie").orElse("none").split(";")[0];
            say("granted", request(HttpRequest.newBuilder(site).header("Cookie", cookie)));
            server.stop();
        }
    }

    private static void say(String when, HttpResponse<String> reply) {
        Map<Boolean, String> banner = Map.of(true, "banner", false, "none");
        System.out.println(when + " " + reply.body().replaceAll(".*(videos \\w+).*", "$1") + " "
                + banner.get(reply.body().contains("/consent/banner.js")) + " "
                + reply.headers().allValues("Set-Cookie").size());
    }

    private static HttpResponse<String> request(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static final class Page extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
            response.getHeaders().add(HttpHeader.SET_COOKIE, "VISITOR_INFO1_LIVE=1");
            String page =
                    "<html><head></head><body>videos " + Consent.of(request).allows("videos");
            Content.Sink.write(response, true, page, callback);
            return true;
        }
    }
}
