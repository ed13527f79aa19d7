// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpTester;
import org.eclipse.jetty.server.LocalConnector;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A user of the console, who reads pages and sends their forms as a browser does. */
final class ConsoleClient {
    static final String ROOT = "/admin/cookies/";

    private final LocalConnector connector;
    private final String user;

    ConsoleClient(LocalConnector connector, String user) {
        this.connector = connector;
        this.user = user;
    }

    /** A response with its page. */
    record Page(int status, HttpTester.Response response, Document document) {
        Element form(String containing) {
            return document.select("form").stream()
                    .filter(form -> !form.select(containing).isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no form with " + containing + " in " + document));
        }

        String text() {
            return document.text();
        }
    }

    Page get(String path) throws Exception {
        return send("GET " + url(path), "", Map.of());
    }

    static String url(String path) {
        return path.startsWith("/") ? path : ROOT + "en/" + path;
    }

    /** Sends a form of a page by this button, after changes of its fields, and follows the redirect. */
    Page submit(Element form, String action, String... changes) throws Exception {
        Page response = submitWithoutRedirect(form, action, changes);
        return response.status() == 303 ? get(String.valueOf(response.response().get("Location"))) : response;
    }

    Page submitWithoutRedirect(Element form, String action, String... changes) throws Exception {
        Map<String, List<String>> values = values(form);
        values.put("action", List.of(action));
        for (int i = 0; i < changes.length; i += 2) {
            values.put(changes[i], List.of(changes[i + 1]));
        }
        return post(form.attr("action"), values, Map.of("Sec-Fetch-Site", "same-origin", "Origin", "http://localhost"));
    }

    Page post(String path, Map<String, List<String>> values, Map<String, String> fields) throws Exception {
        List<String> pairs = new ArrayList<>();
        values.forEach((name, all) -> all.forEach(value -> pairs.add(encode(name) + '=' + encode(value))));
        return send("POST " + url(path), String.join("&", pairs), fields);
    }

    static Map<String, List<String>> values(Element form) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Element control : form.select("input[name], textarea[name], select[name]")) {
            String value = control.tagName().equals("select")
                    ? control.select("option[selected]").attr("value")
                    : control.tagName().equals("textarea") ? control.wholeText() : control.attr("value");
            if (control.tagName().equals("select")
                    && control.select("option[selected]").isEmpty()) {
                value = control.select("option").attr("value");
            }
            if (!control.attr("type").equals("checkbox") || control.hasAttr("checked")) {
                values.computeIfAbsent(control.attr("name"), name -> new ArrayList<>())
                        .add(value);
            }
        }
        return values;
    }

    private Page send(String line, String body, Map<String, String> fields) throws Exception {
        String request = line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + (user.isEmpty() ? "" : "X-User: " + user + "\r\n")
                + fields.entrySet().stream()
                        .map(field -> field.getKey() + ": " + field.getValue() + "\r\n")
                        .collect(Collectors.joining())
                + (body.isEmpty()
                        ? ""
                        : "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n")
                + "\r\n" + body;
        HttpTester.Response response = HttpTester.parseResponse(connector.getResponse(request));
        @Nullable String content = response.getContent();
        return new Page(response.getStatus(), response, Jsoup.parse(content == null ? "" : content));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
