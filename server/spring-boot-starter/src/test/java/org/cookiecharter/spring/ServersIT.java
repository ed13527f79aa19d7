// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cookiecharter.consent.CookieAction;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.filter.ConsentFilter;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.metrics.ConsentMonitor;
import org.cookiecharter.test.HttpClientConsent;
import org.cookiecharter.test.TestChoice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.web.servlet.FilterRegistrationBean;

/** Tests of one application in each server, with Spring Security, Spring Session and forwarded headers. */
class ServersIT {
    private static final Map<TestServer, RunningApplication> RUNNING = new EnumMap<>(TestServer.class);

    static Stream<TestServer> servers() {
        return TestServer.available().stream();
    }

    private static RunningApplication application(TestServer server) throws Exception {
        RunningApplication running = RUNNING.get(server);
        if (running == null) {
            running = RunningApplication.start(server, "server.forward-headers-strategy=framework");
            RUNNING.put(server, running);
        }
        return running;
    }

    @AfterAll
    static void stop() {
        RUNNING.values().forEach(RunningApplication::close);
    }

    private static List<String> names(HttpResponse<?> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf('=')))
                .sorted()
                .toList();
    }

    private static String cookie(HttpResponse<?> response, String name) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .findFirst()
                .orElseThrow()
                .split(";", 2)[0];
    }

    @Test
    void runsInExpectedVersionOfSpringBoot() {
        String version = SpringBootVersion.getVersion();
        assertTrue(version.startsWith(System.getProperty("spring-boot.expected", "3.5")), version);
        assertEquals(version.startsWith("3") ? 3 : 2, TestServer.available().size());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void usesHandlerInJettyAndFilterElsewhere(TestServer server) throws Exception {
        RunningApplication application = application(server);
        boolean inJetty = server == TestServer.JETTY;
        assertEquals(
                inJetty ? 1 : 0,
                application.context.getBeansOfType(ConsentHandler.class).size());
        assertEquals(
                inJetty ? 0 : 1,
                application.context.getBeansOfType(FilterRegistrationBean.class).values().stream()
                        .filter(registration -> registration.getFilter() instanceof ConsentFilter)
                        .count());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void blocksUndeclaredAndRefusedCookiesOfController(TestServer server) throws Exception {
        RunningApplication application = application(server);
        HttpResponse<String> response = application.get("/");
        assertEquals(200, response.statusCode());
        assertEquals(List.of("XSRF-TOKEN"), names(response));
        HttpClientConsent.assertAllowedCookies(response, application.visitors().undecided());
        assertTrue(response.body().contains("counts: false"), response.body());
        assertTrue(response.body().contains("/consent/banner.js"), response.body());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void allowsCookiesOfSignedChoice(TestServer server) throws Exception {
        RunningApplication application = application(server);
        TestChoice choice = application.visitors().granting("counter");
        HttpResponse<String> response =
                RunningApplication.send(HttpClientConsent.withChoice(application.request("/"), choice));
        assertEquals(List.of("XSRF-TOKEN", "_count"), names(response));
        HttpClientConsent.assertAllowedCookies(response, choice);
        assertTrue(response.body().contains("counts: true"), response.body());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void recordsChoiceWithoutLoginAndCsrfToken(TestServer server) throws Exception {
        RunningApplication application = application(server);
        HttpResponse<String> chosen = application.choose("{\"granted\":[\"counter\"],\"method\":\"choose\"}");
        assertEquals(200, chosen.statusCode(), chosen.body());
        assertEquals(List.of("cookies_preferences"), names(chosen));

        HttpResponse<String> page = application.get("/", "Cookie", cookie(chosen, "cookies_preferences"));
        assertTrue(names(page).contains("_count"), page.headers().toString());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void logsInBySessionAndCsrfCookie(TestServer server) throws Exception {
        RunningApplication application = application(server);
        assertEquals(302, application.get("/account").statusCode());
        HttpResponse<String> page = application.get("/login");
        String csrf = cookie(page, "XSRF-TOKEN");
        String token = page.body().replaceFirst("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
        HttpResponse<String> login = RunningApplication.send(application
                .request("/login")
                .header("Cookie", csrf)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=ada&password=secret&_csrf=" + token)));
        assertEquals(302, login.statusCode(), login.body());
        HttpResponse<String> account = application.get("/account", "Cookie", cookie(login, "SESSION"));
        assertEquals("ada", account.body());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void decidesOnCookiesOfSpringSessionAndSpringSecurity(TestServer server) throws Exception {
        RunningApplication application = application(server);
        CookieMetrics cookies =
                application.context.getBean(ConsentMonitor.class).cookies();
        long before = cookies.getCount("spring-security", CookieAction.SET);
        HttpResponse<String> redirect = application.get("/account");
        List<String> set = names(redirect);
        assertTrue(set.contains("SESSION"), set.toString());
        assertTrue(List.of("SESSION", "XSRF-TOKEN").containsAll(set), set.toString());
        assertEquals(before + set.size(), cookies.getCount("spring-security", CookieAction.SET));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void evaluatesForwardedHeadersBeforeConsent(TestServer server) throws Exception {
        RunningApplication application = application(server);
        HttpResponse<String> chosen = application.choose(
                "{\"granted\":[],\"method\":\"refuse-all\"}",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "town.example");
        String cookie = chosen.headers().firstValue("Set-Cookie").orElse("");
        assertTrue(cookie.startsWith("cookies_preferences=") && cookie.contains("Secure"), cookie);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void exposesHealthStateVerificationAndMetrics(TestServer server) throws Exception {
        RunningApplication application = application(server);
        application.get("/");
        application.choose("{\"granted\":[\"counter\"],\"method\":\"choose\"}");

        JsonObject health = json(application.get("/actuator/health"));
        JsonObject component = health.getAsJsonObject("components").getAsJsonObject("cookieCharter");
        assertEquals("UP", component.get("status").getAsString(), health.toString());
        assertEquals("enforce", component.getAsJsonObject("details").get("mode").getAsString());

        JsonObject verified = json(RunningApplication.send(application
                .request("/actuator/cookiecharter")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))));
        assertTrue(verified.get("intact").getAsBoolean(), verified.toString());

        JsonObject state = json(application.get("/actuator/cookiecharter"));
        assertEquals("enforce", state.get("mode").getAsString());
        String revision =
                state.getAsJsonObject("revisions").get("https://example.org").getAsString();
        assertEquals(application.visitors().catalogue().revision(), revision);
        assertTrue(state.getAsJsonObject("cookies").get("blocked").getAsLong() >= 2, state.toString());
        assertTrue(state.getAsJsonObject("choices").get("choose").getAsLong() >= 1, state.toString());
        assertEquals(
                64,
                state.getAsJsonArray("chainHeads")
                        .get(0)
                        .getAsJsonObject()
                        .get("hash")
                        .getAsString()
                        .length());
        assertEquals(verified, state.get("lastVerification"));

        String metrics = application.get("/actuator/prometheus").body();
        assertTrue(
                metrics.matches(
                        "(?s).*\ncookie_charter_cookies_total\\{[^}]*action=\"blocked\"[^}]*service=\"\\(undeclared\\)\"[^}]*} [1-9].*"),
                metrics);
        assertTrue(
                metrics.matches("(?s).*\ncookie_charter_choices_total\\{[^}]*method=\"choose\"[^}]*} [1-9].*"),
                metrics);
    }

    private static JsonObject json(HttpResponse<String> response) {
        assertEquals(200, response.statusCode(), response.body());
        assertFalse(response.body().isEmpty());
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }
}
