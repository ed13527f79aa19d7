// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.Catalogue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the public http-state cases in a real browser: once all is granted, it must send the same cookies as without
 * the handler. The expected results of the cases are ignored, because they are older than today's browsers.
 */
@Timeout(120)
class HttpStateIT {
    /** The demo's proxy removes a Domain that does not cover this host, which makes such a cookie host-only. */
    private static final Map<String, String> FITTED = Map.ofEntries(
            entry("DOMAIN0010", "sent <foo=bar> for <>"), // ..home.example.org
            entry("DOMAIN0011", "sent <foo=bar> for <>"), // home..example.org
            entry("DOMAIN0013", "sent <foo=bar> for <>"), // ".  home.example.org"
            entry("DOMAIN0014", "sent <foo=bar> for <>"), // home.example.org.
            entry("DOMAIN0015", "sent <foo=bar> for <>"), // home.example.org..
            entry("DOMAIN0016", "sent <foo=bar> for <>"), // "home.example.org ."
            entry("DOMAIN0018", "sent <foo=bar> for <>"), // .org.
            entry("DOMAIN0021", "sent <foo=bar> for <>"), // in quotes
            entry("DOMAIN0027", "sent <foo=bar> for <>"), // with a port
            entry("DOMAIN0034", "sent <foo=bar> for <>"), // another site's, as the last of two
            entry("DOMAIN0037", "sent <foo=bar> for <>"), // another site's, as the last of three
            entry("MOZILLA0011", "sent <test=parser> for <>")); // another site's

    /** A carriage return inside a header is invalid HTTP for Jetty's client; the response is 502. */
    private static final Map<String, String> REFUSED_AS_HTTP = Map.of("DISABLED_CHROMIUM0023", "sent <> for <AAA=BB>");

    /** A script that loads the case in a same-site frame, which equals a page for cookies, and is faster. */
    private static final String IN_A_FRAME = """
            address => new Promise(done => {
              const frame = document.querySelector('iframe') || document.body.appendChild(document.createElement('iframe'));
              frame.onload = done;
              frame.src = address;
            })""";

    private static final String OWN = "cookies_preferences=";

    private static List<HttpStateCase> cases = List.of();
    private static HttpStateSite site;
    private static Chromium chromium;
    private static BrowserContext context;
    private static Page page;
    /** The cookies that the browser sends without the handler. */
    private static final Map<String, String> control = new LinkedHashMap<>();

    @TempDir
    private Path data;

    @BeforeAll
    static void visitWithoutUs() throws Exception {
        cases = HttpStateCase.all();
        assumeFalse(cases.isEmpty(), "the http-state cases are not in " + HttpStateCase.folder());
        site = new HttpStateSite(cases);
        chromium = new Chromium("--host-resolver-rules=MAP * 127.0.0.1");
        context = chromium.context(new Browser.NewContextOptions());
        page = context.newPage();
        page.navigate("http://home.example.org:" + site.port() + "/");
        for (HttpStateCase one : cases) {
            visit(one, site.port(), null);
            control.put(one.id(), Objects.requireNonNullElse(site.takeCookies(one), ""));
        }
    }

    @AfterAll
    static void quit() throws Exception {
        if (site != null) {
            chromium.close();
            site.close();
        }
    }

    @Test
    void browserSendsSameCookiesIfAllNamesAreGranted() throws Exception {
        try (Front front = new Front(
                site.uri(),
                catalogue(),
                data.resolve("p.db"),
                consent -> consent.getSettings().setAllowUndeclared(true))) {
            page.navigate("http://home.example.org:" + front.port() + "/");
            String choice = front.choose(List.of("all"));
            Map<String, String> wrong = new TreeMap<>();
            for (HttpStateCase one : cases) {
                visit(one, front.port(), choice);
                expect(one, withoutUs(one), front.takeSent(one), wrong);
            }
            Map<String, String> explained = new TreeMap<>(FITTED);
            explained.putAll(REFUSED_AS_HTTP);
            assertEquals(explained, wrong);
        }
    }

    @Test
    void browserSendsNoCookieIfAllNamesAreRefused() throws Exception {
        try (Front front = new Front(site.uri(), catalogue(), data.resolve("p.db"), consent -> {})) {
            page.navigate("http://home.example.org:" + front.port() + "/");
            empty(front.choose(List.of()));
            // Cookies are not deleted between the cases: this is tested.
            page.evaluate(
                    "addresses => addresses.reduce((before, next) => before.then(() => (" + IN_A_FRAME
                            + ")(next)), Promise.resolve())",
                    cases.stream().map(one -> one.begin(front.port())).toList());
            Map<String, String> wrong = new TreeMap<>();
            for (HttpStateCase one : cases) {
                expect(one, "", front.takeSent(one), wrong);
                site.takeCookies(one);
            }
            assertEquals(Map.of(), wrong);
        }
    }

    @Test
    void browserSendsOnlyGrantedName() throws Exception {
        try (Front front = new Front(site.uri(), catalogue(), data.resolve("p.db"), consent -> {})) {
            page.navigate("http://home.example.org:" + front.port() + "/");
            List<String> declared = declarable();
            Map<String, String> choices = new TreeMap<>();
            for (int i = 0; i < declared.size(); i++) {
                choices.put(declared.get(i), front.choose(List.of("s" + i)));
            }
            Map<String, String> wrong = new TreeMap<>();
            for (HttpStateCase one : cases) {
                for (String name : names(withoutUs(one))) {
                    if (choices.containsKey(name)) {
                        visit(one, front.port(), choices.get(name));
                        expect(one, only(withoutUs(one), name::equals), front.takeSent(one), wrong);
                    }
                }
            }
            assertEquals(REFUSED_AS_HTTP, wrong);
        }
    }

    private static void visit(HttpStateCase one, int port, @Nullable String choice) {
        empty(choice);
        page.evaluate(IN_A_FRAME, one.begin(port));
    }

    /** Deletes all cookies except the consent cookie. */
    private static void empty(@Nullable String choice) {
        context.clearCookies();
        if (choice != null) {
            context.addCookies(List.of(new Cookie("cookies_preferences", choice)
                    .setDomain(".example.org")
                    .setPath("/")));
        }
    }

    private static void expect(HttpStateCase one, String expected, @Nullable String sent, Map<String, String> wrong) {
        String got = sent == null ? "" : only(sent, name -> !(name + "=").equals(OWN));
        if (!expected.equals(got)) {
            wrong.put(one.test(), "sent <" + got + "> for <" + expected + ">");
        }
    }

    private static String withoutUs(HttpStateCase one) {
        return control.getOrDefault(one.id(), "");
    }

    private static String only(String cookies, Predicate<String> wanted) {
        return Arrays.stream(cookies.split("; ", -1))
                .filter(cookie -> wanted.test(name(cookie)))
                .collect(Collectors.joining("; "));
    }

    private static Collection<String> names(String cookies) {
        Collection<String> names = new TreeSet<>();
        for (String cookie : cookies.split("; ", -1)) {
            names.add(name(cookie));
        }
        return names;
    }

    private static String name(String cookie) {
        return cookie.substring(0, Math.max(0, cookie.indexOf('=')));
    }

    /** Returns the names sent without the handler that a catalogue can declare; it cannot declare an empty name. */
    private static List<String> declarable() {
        return control.values().stream()
                .flatMap(cookies -> names(cookies).stream())
                .filter(name -> name.matches("[ !#-+\\--:<>-~]+"))
                .distinct()
                .sorted()
                .toList();
    }

    private static Catalogue catalogue() {
        List<String> services = new ArrayList<>();
        List<String> names = declarable();
        for (int i = 0; i < names.size(); i++) {
            JsonObject cookie = new JsonObject();
            cookie.addProperty("name", names.get(i));
            cookie.addProperty("purpose", "One of the cases.");
            cookie.addProperty("duration", "P400D");
            services.add(
                    "{\"id\":\"s%d\",\"provider\":\"The corpus\",\"name\":\"Cookie %d\",\"category\":\"all\",\"cookies\":[%s]}"
                            .formatted(i, i, cookie));
        }
        return Catalogue.parse(
                "{\"site\":\"http://home.example.org\",\"language\":\"en\",\"categories\":[{\"id\":\"all\","
                        + "\"consent\":\"opt-in\",\"name\":\"All\",\"purpose\":\"Be tested.\"}],\"services\":["
                        + String.join(",", services) + "]}",
                "corpus.json");
    }
}
