package org.cookiecharter.demo;

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
 * The public http-state cases, by way of a real browser. What it sends without us is what it must send once everything
 * is granted; the cases' own expectations are older than today's browsers.
 */
@Timeout(120)
class HttpStateTest {
    /** What the demo's proxy changes before any choice is asked: see {@code SiteAddress}. */
    private static final Map<String, String> DIFFERENCES = new TreeMap<>();

    private static final String OWN = "cookies_preferences=";

    private static List<HttpStateCase> cases = List.of();
    private static HttpStateSite site;
    private static Chromium chromium;
    private static BrowserContext context;
    private static Page page;
    /** What the browser sends without us. */
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
        for (HttpStateCase one : cases) {
            visit(one, site.port(), null);
            control.put(one.id(), String.valueOf(site.takeSeen(one)));
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
    void withEveryNameGrantedTheBrowserSendsWhatItSendsWithoutUs() throws Exception {
        try (HttpStateFront front = new HttpStateFront(site.uri(), catalogue(), data.resolve("p.db"), true)) {
            String choice = front.choose(List.of("all"));
            Map<String, String> wrong = new TreeMap<>();
            for (HttpStateCase one : cases) {
                visit(one, front.port(), choice);
                expect(one, control.get(one.id()), front.takeSent(one), wrong);
            }
            wrong.forEach((k, v) -> System.err.println(k + " " + v));
            assertEquals(DIFFERENCES, wrong);
        }
    }

    @Test
    void withAllRefusedNothingComesBack() throws Exception {
        try (HttpStateFront front = new HttpStateFront(site.uri(), catalogue(), data.resolve("p.db"), false)) {
            String choice = front.choose(List.of());
            Map<String, String> wrong = new TreeMap<>();
            for (HttpStateCase one : cases) {
                visit(one, front.port(), choice);
                expect(one, "", front.takeSent(one), wrong);
                site.takeSeen(one);
            }
            wrong.forEach((k, v) -> System.err.println(k + " " + v));
            assertEquals(Map.of(), wrong);
        }
    }

    @Test
    void withOneNameGrantedOnlyThatOneComesBack() throws Exception {
        try (HttpStateFront front = new HttpStateFront(site.uri(), catalogue(), data.resolve("p.db"), false)) {
            List<String> declared = declarable();
            Map<String, String> choices = new TreeMap<>();
            for (int i = 0; i < declared.size(); i++) {
                choices.put(declared.get(i), front.choose(List.of("s" + i)));
            }
            Map<String, String> wrong = new TreeMap<>();
            for (HttpStateCase one : cases) {
                for (String name : names(control.get(one.id()))) {
                    if (choices.containsKey(name)) {
                        visit(one, front.port(), choices.get(name));
                        expect(one, only(control.get(one.id()), name::equals), front.takeSent(one), wrong);
                    }
                }
            }
            wrong.forEach((k, v) -> System.err.println(k + " " + v));
            assertEquals(Map.of(), wrong);
        }
    }

    /** Begins with an empty jar, save for the choice. */
    private static void visit(HttpStateCase one, int port, @Nullable String choice) {
        context.clearCookies();
        if (choice != null) {
            context.addCookies(List.of(new Cookie("cookies_preferences", choice)
                    .setDomain(".example.org")
                    .setPath("/")));
        }
        page.navigate(one.begin(port));
    }

    private static void expect(HttpStateCase one, String expected, @Nullable String sent, Map<String, String> wrong) {
        String got = sent == null ? "(never got there)" : only(sent, name -> !(name + "=").equals(OWN));
        if (!expected.equals(got)) {
            wrong.put(one.test(), "sent <" + got + "> for <" + expected + ">");
        }
    }

    private static String only(String cookies, Predicate<String> wanted) {
        return Arrays.stream(cookies.split("; "))
                .filter(cookie -> wanted.test(name(cookie)))
                .collect(Collectors.joining("; "));
    }

    private static Collection<String> names(String cookies) {
        Collection<String> names = new TreeSet<>();
        for (String cookie : cookies.split("; ")) {
            names.add(name(cookie));
        }
        return names;
    }

    private static String name(String cookie) {
        return cookie.substring(0, Math.max(0, cookie.indexOf('=')));
    }

    /** The names that came back without us and that a catalogue can declare: one cannot declare an empty name. */
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
                        + "\"consent\":\"required\",\"name\":\"All\",\"purpose\":\"Be tested.\"}],\"services\":["
                        + String.join(",", services) + "]}",
                "corpus.json");
    }
}
