// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of the signals to third-party scripts, by stubs that record every command in its order. */
class SignalsIT extends InChromium {
    /**
     * A receiver, and the commands that it gets.
     *
     * @param settings the signals of the catalogue, as JSON
     * @param stub the script of the page that stands for the receiver's; it follows the banner
     * @param commands an expression that returns the commands
     * @param undecided the commands on the first visit
     * @param accepted the further ones after "accept all"
     * @param refused the further ones after "refuse all"
     * @param returning the commands when a visitor who has accepted returns
     */
    record Receiver(
            String settings,
            String stub,
            String commands,
            String undecided,
            String accepted,
            String refused,
            String returning) {
        @Override
        public String toString() {
            return settings.substring(2, settings.indexOf('"', 2));
        }
    }

    private static final String MORE = """
            const rest = commands => commands.slice(window.read || 0).map(command =>
              typeof command === 'object' && 'length' in command ? Array.from(command) : command);
            """;

    /** Stands for the snippet of the pixel, which does nothing if its function exists, and for the script that it loads. */
    private static final String META = """
            if (!window.fbq) {
              const n = window.fbq = function() {
                n.callMethod ? n.callMethod.apply(n, arguments) : n.queue.push(arguments);
              };
              n.push = n;
              n.queue = [];
            }
            fbq('init', '1');
            fbq('track', 'PageView');
            window.received = [];
            setTimeout(() => {
              fbq.callMethod = (...command) => received.push(command);
              while (fbq.queue.length) {
                fbq.callMethod.apply(fbq, fbq.queue.shift());
              }
            }, 50);
            """;

    /** Stands for the snippet of the pixel, whose queue gets methods. */
    private static final String TIKTOK = """
            window.ttq = window.ttq || [];
            ['page', 'holdConsent', 'revokeConsent', 'grantConsent'].forEach(name => {
              ttq[name] = (...values) => ttq.push([name, ...values]);
            });
            ttq.page();
            """;

    private static final String CLARITY = """
            window.clarity = window.clarity || function() { throw new Error('is defined'); };
            clarity('set', 'page', 'front');
            """;

    private static final String PIANO = """
            window.received = [pdl.requireConsent, pdl.consent.defaultPreset.PA];
            window.pa = {consent: {setMode: mode => received.push(mode)}};
            """;

    static List<Receiver> receivers() {
        return List.of(
                new Receiver("""
                        {"googleConsentMode": {"ad_storage": "video", "analytics_storage": "analytics",
                          "security_storage": "necessary", "wait_for_update": 500, "ads_data_redaction": true,
                          "url_passthrough": true}}""", "window.dataLayer.push('tag');", "dataLayer", """
                        [["consent", "default", {"ad_storage": "denied", "analytics_storage": "denied",
                           "security_storage": "granted", "wait_for_update": 500}],
                         ["set", "ads_data_redaction", true], ["set", "url_passthrough", true], "tag"]""", """
                        [["consent", "update", {"ad_storage": "granted", "analytics_storage": "granted",
                           "security_storage": "granted"}]]""", """
                        [["consent", "update", {"ad_storage": "denied", "analytics_storage": "denied",
                           "security_storage": "granted"}]]""", """
                        [["consent", "default", {"ad_storage": "denied", "analytics_storage": "denied",
                           "security_storage": "denied"}],
                         ["set", "ads_data_redaction", true], ["set", "url_passthrough", true],
                         ["consent", "update", {"ad_storage": "granted", "analytics_storage": "granted",
                           "security_storage": "granted"}], "tag"]"""),
                new Receiver(
                        "{\"microsoftUet\": \"video\"}",
                        "window.uetq.push('pageLoad');",
                        "uetq",
                        "[\"consent\", \"default\", {\"ad_storage\": \"denied\"}, \"pageLoad\"]",
                        "[\"consent\", \"update\", {\"ad_storage\": \"granted\"}]",
                        "[\"consent\", \"update\", {\"ad_storage\": \"denied\"}]",
                        "[\"consent\", \"default\", {\"ad_storage\": \"denied\"},"
                                + " \"consent\", \"update\", {\"ad_storage\": \"granted\"}, \"pageLoad\"]"),
                new Receiver(
                        "{\"microsoftClarity\": {\"ad_Storage\": \"video\", \"analytics_Storage\": \"matomo\"}}",
                        CLARITY,
                        "clarity.q",
                        """
                        [["consentv2", {"ad_Storage": "denied", "analytics_Storage": "granted"}], ["set", "page", "front"]]""",
                        "[[\"consentv2\", {\"ad_Storage\": \"granted\", \"analytics_Storage\": \"granted\"}]]",
                        "[[\"consentv2\", {\"ad_Storage\": \"denied\", \"analytics_Storage\": \"denied\"}]]",
                        """
                        [["consentv2", {"ad_Storage": "granted", "analytics_Storage": "granted"}], ["set", "page", "front"]]"""),
                new Receiver(
                        "{\"meta\": \"video\"}",
                        META,
                        "received",
                        "[[\"consent\", \"revoke\"], [\"init\", \"1\"], [\"track\", \"PageView\"]]",
                        "[[\"consent\", \"grant\"]]",
                        "[[\"consent\", \"revoke\"]]",
                        "[[\"consent\", \"grant\"], [\"init\", \"1\"], [\"track\", \"PageView\"]]"),
                new Receiver(
                        "{\"tiktok\": \"video\"}",
                        TIKTOK,
                        "ttq",
                        "[[\"holdConsent\"], [\"page\"]]",
                        "[[\"grantConsent\"]]",
                        "[[\"revokeConsent\"]]",
                        "[[\"holdConsent\"], [\"grantConsent\"], [\"page\"]]"),
                new Receiver(
                        "{\"matomo\": \"analytics\"}",
                        "_paq.push(['trackPageView']);",
                        "_paq",
                        "[[\"requireConsent\"], [\"trackPageView\"]]",
                        "[[\"setConsentGiven\"]]",
                        "[[\"forgetConsentGiven\"]]",
                        "[[\"requireConsent\"], [\"setConsentGiven\"], [\"trackPageView\"]]"),
                new Receiver(
                        "{\"matomoCookies\": \"analytics\"}",
                        "_paq.push(['trackPageView']);",
                        "_paq",
                        "[[\"requireCookieConsent\"], [\"trackPageView\"]]",
                        "[[\"setCookieConsentGiven\"]]",
                        "[[\"forgetCookieConsentGiven\"]]",
                        "[[\"requireCookieConsent\"], [\"setCookieConsentGiven\"], [\"trackPageView\"]]"),
                new Receiver(
                        "{\"piano\": {\"opt-in\": \"analytics\", \"essential\": \"matomo\"}}",
                        PIANO,
                        "received",
                        "[true, \"essential\"]",
                        "[\"opt-in\"]",
                        "[\"opt-out\"]",
                        "[true, \"opt-in\"]"),
                new Receiver(
                        "{\"hubspot\": {\"analytics\": \"analytics\", \"functionality\": \"necessary\"}}",
                        "_hsp.push(['addPrivacyConsentListener', disableHubSpotCookieBanner]);",
                        "_hsp",
                        """
                        [["setHubSpotConsent", {"analytics": false, "advertisement": false, "functionality": true}],
                         ["addPrivacyConsentListener", true]]""",
                        """
                        [["setHubSpotConsent", {"analytics": true, "advertisement": false, "functionality": true}]]""",
                        """
                        [["setHubSpotConsent", {"analytics": false, "advertisement": false, "functionality": true}]]""",
                        """
                        [["setHubSpotConsent", {"analytics": true, "advertisement": false, "functionality": true}],
                         ["addPrivacyConsentListener", true]]"""));
    }

    @ParameterizedTest
    @MethodSource("receivers")
    void sendsEveryCommandInOrder(Receiver receiver) {
        site.policy("signals", JsonParser.parseString(receiver.settings()).getAsJsonObject())
                .with("/stub.js", receiver.stub())
                .page("/signals", "fr", "<h1>Portail</h1><script src='/stub.js'></script>");
        Page page = visit("/signals");
        assertCommands(receiver.undecided(), page, receiver);
        page.evaluate("() => cookieCharter.acceptAll()");
        assertCommands(receiver.accepted(), page, receiver);
        assertCommands(receiver.returning(), visit("/signals"), receiver);
        page.evaluate("() => cookieCharter.refuseAll()");
        assertCommands(receiver.refused(), page, receiver);
    }

    /** Waits for as many commands, and compares them with those that follow the ones that were compared before. */
    private static void assertCommands(String expected, Page page, Receiver receiver) {
        int count = JsonParser.parseString(expected).getAsJsonArray().size();
        page.waitForFunction("count => " + receiver.commands() + ".length >= (window.read || 0) + count", count);
        String commands = (String) Objects.requireNonNull(
                page.evaluate("() => {" + MORE + "const list = rest(Array.from(" + receiver.commands()
                        + ")); window.read = " + receiver.commands() + ".length; return JSON.stringify(list); }"));
        assertEquals(JsonParser.parseString(expected), JsonParser.parseString(commands));
    }

    @Test
    void pushesArgumentsObjectForGoogleAndNoOtherList() {
        site.policy("signals", Map.of("googleConsentMode", Map.of("ad_storage", "video")))
                .page("/signals", "fr", "");
        assertEquals(
                "[object Arguments]", visit("/signals").evaluate("() => Object.prototype.toString.call(dataLayer[0])"));
    }

    @Test
    void sendsWithdrawalBeforePageReloads() {
        // The widget is a script that ran and cannot be undone, so the page reloads.
        site.policy("signals", Map.of("microsoftUet", "video"))
                .with("/widget.js", "document.title = 'Widget'")
                .with("/stub.js", """
                        const send = (...command) => navigator.sendBeacon('/received', JSON.stringify(command));
                        window.uetq.forEach(value => send(value));
                        window.uetq = {push: send};
                        """)
                .page("/signals", "fr", """
                        <script src="/stub.js"></script>
                        <script type="text/plain" data-consent="video" src="/widget.js"></script>
                        """);
        Page page = visit("/signals");
        page.evaluate("() => cookieCharter.acceptAll()");
        page.waitForFunction("() => document.title === 'Widget'");
        site.requests.clear();
        page.evaluate("() => { cookieCharter.withdraw() }");
        page.waitForFunction("() => document.title === 'Portail' && document.readyState === 'complete'");
        List<String> requests = site.requests.stream()
                .filter(request -> !request.startsWith("GET /consent/") && !request.contains("favicon"))
                .toList();
        assertEquals("DELETE /consent/choice ", requests.get(0));
        assertTrue(
                requests.contains("POST /received [\"consent\",\"update\",{\"ad_storage\":\"denied\"}]"),
                requests.toString());
        assertTrue(requests.contains("GET /signals "), requests.toString());
    }

    @Test
    void sendsWithdrawalOfOtherTabToo() {
        site.policy("signals", Map.of("matomo", "analytics")).page("/signals", "fr", "");
        Page one = visit("/signals");
        one.evaluate("() => cookieCharter.acceptAll()");
        Page other = visit("/signals");
        one.evaluate("() => cookieCharter.withdraw()");
        other.waitForFunction("() => _paq.length === 3 && _paq[2][0] === 'forgetConsentGiven'");
    }
}
