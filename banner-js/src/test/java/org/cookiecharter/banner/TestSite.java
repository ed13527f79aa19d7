// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A site with the banner and a minimal server. The content policy of its pages forbids everything that the banner must
 * not need. {@code localhost} is the site; {@code 127.0.0.1} is the third party.
 */
final class TestSite implements AutoCloseable {
    private static final String CONTENT_SECURITY = "default-src 'none'; script-src 'self' http://127.0.0.1:*; style-src"
            + " 'self'; connect-src 'self'; img-src 'self' data: http://127.0.0.1:*; frame-src http://127.0.0.1:*; form-action"
            + " 'self'; require-trusted-types-for 'script'";

    /** The languages of the catalogue. */
    private static final List<String> WRITTEN = List.of("fr", "en", "ar");

    /** The place of a number of providers in the layers. */
    private static final Pattern PROVIDERS = Pattern.compile("\\{providers (\\d+)}");

    private final HttpServer server;
    private final Map<String, String> files = new ConcurrentHashMap<>();
    private volatile Style style = new Style("bar", "plain");
    private final JsonObject policy =
            JsonParser.parseString(Resource.text("/pages/policy.json")).getAsJsonObject();

    /** The method, path and body of each request. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    /** The status of the response to a choice, if it is not 200. */
    volatile int refusal = 200;

    private volatile String carried = "";
    private volatile String contentSecurity = CONTENT_SECURITY;

    TestSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::response);
        server.start();
    }

    /** Returns the address of a page. */
    String at(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    /** Returns the address of the same file at the third party. */
    String thirdParty(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Serves this file. */
    TestSite with(String path, String content) {
        files.put(path, content);
        return this;
    }

    /** Serves a page of this body, with the banner first in its head. */
    TestSite page(String path, String language, String body) {
        return with(path, """
                <!DOCTYPE html><html lang="%s" dir="%s"><head><meta charset="utf-8"><title>Portail</title>
                <meta name="viewport" content="width=device-width">
                <link rel="icon" href="data:,">
                <script src="/consent/banner.js"></script></head><body>%s</body></html>
                """.formatted(language, Resource.direction(language), body));
    }

    /** Changes the policy in the script. */
    TestSite policy(String key, Object value) {
        policy.add(key, new Gson().toJsonTree(value));
        return this;
    }

    /** Removes a member of the policy in the script. */
    TestSite withoutPolicy(String key) {
        policy.remove(key);
        return this;
    }

    /** Sets the placement and theme of the interface. */
    TestSite style(String placement, String theme) {
        style = new Style(placement, theme);
        return this;
    }

    /** Sets the images of placeholders, by the ids of their services. */
    TestSite images(Map<String, String> images) {
        style = new Style(style.placement(), style.theme(), images);
        return this;
    }

    /** Sets the content policy of pages, in place of the strictest one that the banner works with. */
    TestSite contentSecurity(String policy) {
        contentSecurity = policy;
        return this;
    }

    /** Includes the layers in this language in the script. */
    TestSite carryLayers(String language) {
        carried = language;
        return this;
    }

    /** Returns the number of requests for this path. */
    long count(String path) {
        return requests.stream().filter(request -> request.contains(" " + path)).count();
    }

    private void response(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
        switch (path) {
            case "/consent/banner.js" ->
                send(
                        exchange,
                        200,
                        "text/javascript",
                        "//# allFunctionsCalledOnLoad\n(()=>{const cookieCharterPolicy=" + styled()
                                + ";\ncookieCharterPolicy.layers={" + carried()
                                + "};\n"
                                + (policy.has("regions") ? Resource.bundle("regions.js") + ";\n" : "")
                                + (policy.has("gpc") ? Resource.bundle("gpc.js") + ";\n" : "")
                                + Resource.bundle("banner.js")
                                + signals() + "\n})();\n");
            case "/consent/banner.css" -> send(exchange, 200, "text/css", style.bannerFile());
            case "/consent/charter.css" -> send(exchange, 200, "text/css", style.charterFile());
            case "/consent/layers.json" ->
                send(
                        exchange,
                        200,
                        "application/json",
                        layers(exchange.getRequestURI().getQuery().substring("lang=".length())));
            case "/consent/choice" -> choose(exchange, body);
            case "/consent/discovery" -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            }
            default -> {
                String file = files.get(path);
                send(exchange, file == null ? 404 : 200, type(path), file == null ? "" : file);
            }
        }
    }

    private static String type(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "js" -> "text/javascript";
            case "css" -> "text/css";
            case "svg" -> "image/svg+xml";
            default -> "text/html";
        };
    }

    private JsonObject styled() {
        JsonObject styled = policy.deepCopy();
        styled.addProperty("style", style.banner());
        return styled;
    }

    private String signals() {
        return !policy.has("signals")
                ? ""
                : policy.getAsJsonObject("signals").keySet().stream()
                        .map(receiver -> ";\n" + Resource.bundle("signals/" + receiver + ".js"))
                        .collect(Collectors.joining());
    }

    private String carried() {
        return carried.isEmpty() ? "" : carried + ":()=>(" + layers(carried) + ")";
    }

    /** Returns the layers that the server creates, by the vectors that its own tests compare, in this language. */
    private String layers(String asked) {
        String main = asked.replaceFirst("-.*", "");
        boolean known = policy.getAsJsonArray("languages").contains(new JsonPrimitive(main));
        String language = known ? main : "fr";
        JsonObject texts = Resource.texts(language);
        // The catalogue is written in three languages; the interface is in every one.
        String written = WRITTEN.contains(language) ? language : "en";
        String placement = style.placement().equals("dialog") ? "dialog" : "bar";
        String layers = Resource.text("/vectors/layers/" + written + "." + placement + ".json")
                .replace("\"lang\": \"" + written + "\"", "\"lang\": \"" + language + "\"")
                .replace("{direction}", texts.get("direction").getAsString());
        layers = PROVIDERS
                .matcher(layers)
                .replaceAll(number -> Matcher.quoteReplacement(
                        escaped(Texts.providers(language, Integer.parseInt(number.group(1))))));
        for (Map.Entry<String, JsonElement> text :
                texts.getAsJsonObject("banner").entrySet()) {
            if (text.getValue().isJsonPrimitive()) {
                layers = layers.replace(
                        "{" + text.getKey() + "}", escaped(text.getValue().getAsString()));
            }
        }
        return layers;
    }

    /** Returns a text as a part of a JSON string. */
    private static String escaped(String text) {
        String quoted = new JsonPrimitive(text).toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    private void choose(HttpExchange exchange, String body) throws IOException {
        if (refusal != 200) {
            send(exchange, refusal, "application/problem+json", "{\"status\":" + refusal + "}");
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            setCookie(exchange, "cookies_preferences=; Max-Age=0; Path=/");
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        } else {
            JsonArray granted = JsonParser.parseString(body).getAsJsonObject().getAsJsonArray("granted");
            setCookie(exchange, "cookies_preferences=" + cookie(granted) + "; Max-Age=15552000; Path=/; SameSite=Lax");
            send(exchange, 200, "application/json", "{\"decided\":true}");
        }
    }

    /** Returns the cookie value of this choice, with a signature that only the server would reject. */
    private String cookie(JsonArray granted) {
        StringBuilder ok = new StringBuilder();
        for (JsonElement id : granted) {
            ok.append(ok.isEmpty() ? "" : ".")
                    .append(id.getAsString())
                    .append('~')
                    .append(fingerprint(id.getAsString()));
        }
        long now = System.currentTimeMillis() / 1000;
        return "v=1&rev=3f2a9c1e&at=" + now + "&until=" + (now + 15552000)
                + (ok.isEmpty() ? "" : "&id=AAAAAAAAAAAAAAAAAAAAAA") + "&ok=" + ok + "&no=&sig=BBBBBBBBBBBBBBBBBBBBBB";
    }

    private String fingerprint(String id) {
        JsonObject rules =
                policy.getAsJsonObject(policy.getAsJsonObject("services").has(id) ? "services" : "categories");
        return rules.getAsJsonObject(id).get("fingerprint").getAsString();
    }

    private static void setCookie(HttpExchange exchange, String line) {
        exchange.getResponseHeaders().add("Set-Cookie", line);
    }

    private void send(HttpExchange exchange, int status, String type, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type + ";charset=utf-8");
        exchange.getResponseHeaders().add("Content-Security-Policy", contentSecurity);
        exchange.getResponseHeaders().add("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
