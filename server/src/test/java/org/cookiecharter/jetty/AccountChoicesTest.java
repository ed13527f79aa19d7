// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cookiecharter.consent.Consent;
import org.cookiecharter.proof.ProofStore.AccountChoice;
import org.cookiecharter.proof.Sqlite;
import org.cookiecharter.proof.StoredRecord;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of one choice per account, on all its devices (CNIL 2025-131). */
class AccountChoicesTest {
    private static final String USER = "user-17";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private TestSite site;

    private final SteppedClock clock = new SteppedClock();

    /** A browser, which sends the cookies that it got, and the account that its application's session belongs to. */
    private final class Device {
        private final Map<String, String> cookies = new LinkedHashMap<>();
        private @Nullable String user;

        private String[] fields() {
            String sent = cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
                    .collect(Collectors.joining("; "));
            String account = "X-User: " + (user == null ? "" : user);
            return sent.isEmpty() ? new String[] {account} : new String[] {account, "Cookie: " + sent};
        }

        private Reply store(Reply reply) {
            for (String cookie : reply.cookies()) {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                if (cookie.contains("Max-Age=0")) {
                    cookies.remove(pair[0]);
                } else {
                    cookies.put(pair[0], pair[1]);
                }
            }
            return reply;
        }

        /** Opens a page, and returns what the application may do: "stats", "video", both or nothing. */
        String page() throws Exception {
            return store(site.get("/", fields())).header("X-Allowed");
        }

        String logIn(String name) throws Exception {
            user = name;
            return page();
        }

        String logOut() throws Exception {
            user = null;
            return page();
        }

        Reply choose(String... granted) throws Exception {
            String ids = List.of(granted).stream().map(id -> '"' + id + '"').collect(Collectors.joining(","));
            return store(site.put("{\"granted\":[" + ids + "],\"language\":\"en\"}", fields()));
        }

        Reply withdraw() throws Exception {
            return store(site.request("DELETE", "/consent/choice", "", own(fields())));
        }

        Reply reach(String reach) throws Exception {
            String[] fields = own(fields());
            fields[fields.length - 2] = "Content-Type: application/x-www-form-urlencoded";
            return store(site.request("POST", "/consent/reach", "reach=" + reach, fields));
        }

        Reply get(String path) throws Exception {
            return site.get(path, fields());
        }

        private String[] own(String[] fields) {
            String[] all = new String[fields.length + 2];
            System.arraycopy(fields, 0, all, 0, fields.length);
            all[fields.length] = "X-Filler: 1";
            all[fields.length + 1] = "Sec-Fetch-Site: same-origin";
            return all;
        }
    }

    @BeforeEach
    void start() throws Exception {
        site = new TestSite(directory)
                .with(handler -> {
                    handler.getSettings().setAccountChoices(true);
                    handler.getSettings().setClock(clock);
                })
                .respondingWith((request, response) -> {
                    Consent consent = Consent.of(request);
                    String user = request.getHeaders().get("X-User");
                    if (user != null) {
                        consent.account(user.isEmpty() ? null : user);
                    }
                    response.getHeaders()
                            .add(
                                    "X-Allowed",
                                    (consent.allows("stats") ? "stats " : "")
                                            + (consent.allows("video") ? "video " : "")
                                            + (consent.isChoiceNeeded() ? "asked" : ""));
                });
    }

    private void forward() {
        clock.forward(Duration.ofSeconds(10));
    }

    private @Nullable AccountChoice stored() {
        return site.proofs.findAccount(site.proofs.accountKey("", USER));
    }

    private List<StoredRecord> records() {
        AccountChoice choice = stored();
        return choice == null ? List.of() : site.proofs.find(choice.recordId());
    }

    @Test
    @DisplayName("59: a grant, a refusal and a withdrawal of an account reach its other devices")
    void grantRefusalAndWithdrawalReachOtherDevice() throws Exception {
        Device phone = new Device();
        Device laptop = new Device();
        assertEquals("stats asked", phone.logIn(USER));
        assertEquals("stats asked", laptop.logIn(USER));
        assertEquals(200, phone.choose("media").status());
        assertEquals("video", phone.page().strip());
        assertEquals("video", laptop.page().strip());
        forward();
        assertEquals(200, laptop.choose().status());
        assertEquals("", phone.page());
        forward();
        assertEquals(200, phone.choose("stats", "media").status());
        assertEquals("stats video", laptop.page().strip());
        forward();
        assertEquals(204, laptop.withdraw().status());
        assertEquals("", laptop.page());
        assertEquals("", phone.page());
        assertEquals(
                List.of("choose", "choose", "choose", "withdraw"),
                records().stream()
                        .map(stored -> stored.record().method().text())
                        .toList());
    }

    @Test
    void recordAndReceiptSayForWhomChoiceWasMade() throws Exception {
        Device phone = new Device();
        phone.logIn(USER);
        assertEquals(200, phone.choose("media").status());
        String shown = records().get(0).record().shown();
        assertEquals(
                "account", Objects.requireNonNull(site.proofs.findNotice(shown)).reach());
        JsonObject receipt = phone.get("/consent/proof?format=json").json();
        assertEquals("account", reachIn(receipt));
        assertFalse(receipt.toString().contains(site.proofs.accountKey("", USER)), receipt.toString());
        assertTrue(receiptPage(phone).contains("<dd>For your account, on all devices</dd>"), receiptPage(phone));

        Device tablet = new Device();
        assertEquals(200, tablet.choose("media").status());
        assertEquals("device", reachIn(tablet.get("/consent/proof?format=json").json()));
        assertFalse(receiptPage(tablet).contains("For your account"), receiptPage(tablet));
    }

    private String receiptPage(Device device) throws Exception {
        List<String> fields = new ArrayList<>(List.of(device.fields()));
        fields.add("Accept: text/html");
        return site.get("/consent/proof?lang=en", fields.toArray(String[]::new)).text();
    }

    private static String reachIn(JsonObject receipt) {
        return receipt.getAsJsonArray("records")
                .get(0)
                .getAsJsonObject()
                .get("reach")
                .getAsString();
    }

    @Test
    void choiceAppliesToExchangeThatLogsIn() throws Exception {
        Device phone = new Device();
        phone.logIn(USER);
        phone.choose("media");
        Device laptop = new Device();
        laptop.choose("stats");
        assertEquals("stats", laptop.page().strip());
        assertEquals("video", laptop.logIn(USER).strip());
    }

    @Test
    @DisplayName("62: the choice of a device is unchanged by logins, and applies to logged-out visitors")
    void deviceKeepsOwnChoiceForLoggedOutVisitors() throws Exception {
        Device phone = new Device();
        phone.logIn(USER);
        phone.choose("media");
        Device shared = new Device();
        shared.choose("stats");
        String own = String.valueOf(shared.cookies.get("cookies_preferences"));
        shared.logIn(USER);
        shared.choose();
        assertEquals(own, shared.cookies.get("cookies_preferences"));
        assertEquals("stats", shared.logOut().strip());
        assertEquals(List.of("cookies_preferences"), List.copyOf(shared.cookies.keySet()));
        assertEquals("", shared.logIn(USER));
        assertEquals("stats", shared.logIn("user-18").strip());
    }

    @Test
    void logoutOnUndecidedDeviceAsksAgain() throws Exception {
        Device device = new Device();
        device.logIn(USER);
        device.choose("media");
        assertEquals("stats asked", device.logOut());
        assertEquals(List.of(), List.copyOf(device.cookies.keySet()));
    }

    @Test
    void accountCookiesEndWithBrowserSession() throws Exception {
        Device device = new Device();
        device.user = USER;
        List<String> login = site.get("/", device.fields()).cookies();
        assertEquals(1, login.size(), login.toString());
        assertTrue(
                login.get(0).matches("cookies_preferences_login=[0-9]+\\.[\\w-]+; Path=/; SameSite=Lax; HttpOnly"),
                login.toString());
        device.page();
        List<String> chosen = device.choose("media").cookies();
        assertEquals(1, chosen.size(), chosen.toString());
        assertTrue(
                chosen.get(0).matches("cookies_preferences_account=v=1&rev=[^;]+; Path=/; SameSite=Lax"),
                chosen.toString());
    }

    @Test
    void cookiesOfTwoLoginsHaveNothingInCommon() throws Exception {
        Device one = new Device();
        one.logIn(USER);
        one.choose();
        Device other = new Device();
        other.logIn(USER);
        String refusal = String.valueOf(other.cookies.get("cookies_preferences_account"));
        assertFalse(refusal.contains("&id="), refusal);
        assertNotEquals(nonce(one), nonce(other));
        String key = site.proofs.accountKey("", USER);
        for (Device device : List.of(one, other)) {
            assertFalse(device.cookies.toString().contains(key), device.cookies.toString());
            assertFalse(device.cookies.toString().contains(USER), device.cookies.toString());
        }
        forward();
        one.choose("media");
        other.page();
        assertNotEquals(id(one), id(other));
        AccountChoice choice = stored();
        assertNotNull(choice);
        assertFalse(one.cookies.toString().contains(choice.recordId()));
    }

    private static String nonce(Device device) {
        String token = String.valueOf(device.cookies.get("cookies_preferences_login"));
        int start = token.indexOf('.') + 1;
        return token.substring(start, start + 16);
    }

    private static String id(Device device) {
        return String.valueOf(device.cookies.get("cookies_preferences_account")).replaceAll(".*&id=|&ok.*", "");
    }

    @Test
    void storesOnlyKeyedHashOfPseudonym() throws Exception {
        Device device = new Device();
        device.logIn(USER);
        device.choose("media");
        site.settle();
        try (Sqlite file = new Sqlite(site.file)) {
            assertEquals(List.of(site.proofs.accountKey("", USER)), file.column("select account from account"));
            assertEquals(
                    List.of("0"),
                    file.column(
                            "select count(*) from account where account || record_id || choice like '%" + USER + "%'"));
        }
        assertEquals(43, site.proofs.accountKey("", USER).length());
        assertNotEquals(site.proofs.accountKey("", USER), site.proofs.accountKey("a", USER));
    }

    @Test
    void ignoresDeviceChoiceCopiedIntoAccountCookie() throws Exception {
        Device device = new Device();
        device.choose("media");
        String grant = String.valueOf(device.cookies.get("cookies_preferences"));
        device.withdraw();
        device.logIn(USER);
        device.choose();
        device.cookies.put("cookies_preferences_account", grant);
        assertEquals("[]", String.valueOf(device.get("/consent/choice").json().get("granted")));
        assertEquals("", device.page());
        // The page restored it.
        assertNotEquals(grant, device.cookies.get("cookies_preferences_account"));
    }

    @Test
    void ignoresAccountChoiceOfAnotherLogin() throws Exception {
        Device device = new Device();
        device.logIn(USER);
        device.choose("media");
        String grant = String.valueOf(device.cookies.get("cookies_preferences_account"));
        device.logOut();
        device.logIn("user-18");
        device.cookies.put("cookies_preferences_account", grant);
        assertEquals("[]", String.valueOf(device.get("/consent/choice").json().get("granted")));
    }

    @Test
    void ignoresForgedAndForeignLogins() throws Exception {
        Device device = new Device();
        device.logIn(USER);
        String token = String.valueOf(device.cookies.get("cookies_preferences_login"));
        for (String forged : List.of("", ".", "1", "1.", token + "A", "9" + token, token.replaceFirst("\\.", ".B"))) {
            Device forger = new Device();
            forger.cookies.put("cookies_preferences_login", forged);
            forger.choose("media");
            assertNull(stored(), forged);
        }
    }

    @Test
    void applicationCannotSetAccountCookies() throws Exception {
        try (TestSite forging = new TestSite(directory.resolve("forging"))
                .with(handler -> handler.getSettings().setAccountChoices(true))
                .respondingWith(TestSite.setting(
                        "cookies_preferences_login=1; Path=/", "cookies_preferences_account=1; Path=/"))) {
            assertEquals(List.of(), forging.get("/").cookies());
        }
    }

    @Test
    @DisplayName("63: a device can have a separate choice while the account is logged in")
    void separateChoiceOfDeviceIsPossible() throws Exception {
        Device phone = new Device();
        phone.logIn(USER);
        phone.choose("media");
        Device laptop = new Device();
        laptop.logIn(USER);
        assertTrue(laptop.get("/consent/?lang=en").text().contains("value=\"device\""));
        assertEquals(303, laptop.reach("device").status());
        assertEquals("stats asked", laptop.page());
        laptop.choose("stats");
        assertEquals("stats", laptop.page().strip());
        assertEquals("video", phone.page().strip());
        assertEquals(
                "\"device\"",
                String.valueOf(laptop.get("/consent/choice").json().get("reach")));
        assertTrue(laptop.get("/consent/?lang=en").text().contains("value=\"account\""));
        assertEquals(303, laptop.reach("account").status());
        assertEquals("video", laptop.page().strip());
        assertEquals(
                "\"account\"",
                String.valueOf(laptop.get("/consent/choice").json().get("reach")));
        assertEquals(422, laptop.reach("world").status());
        laptop.reach("device");
        laptop.logOut();
        assertEquals("video", laptop.logIn(USER).strip());
    }

    @Test
    void otherSitesCannotChangeReach() throws Exception {
        assertEquals(
                403,
                site.request(
                                "POST",
                                "/consent/reach",
                                "reach=device",
                                "Sec-Fetch-Site: cross-site",
                                "Content-Type: application/x-www-form-urlencoded")
                        .status());
        assertEquals(405, site.get("/consent/reach").status());
    }

    @Test
    void withdrawalOfDeviceChoiceStaysOnDevice() throws Exception {
        Device device = new Device();
        device.choose("media");
        device.logIn(USER);
        assertEquals(204, device.withdraw().status());
        assertEquals("stats asked", device.page());
        assertNull(stored());
    }

    @Test
    void proofPageHasRecordsOfAllDevices() throws Exception {
        Device phone = new Device();
        phone.logIn(USER);
        phone.choose("media");
        forward();
        Device laptop = new Device();
        laptop.logIn(USER);
        laptop.choose();
        assertEquals(
                2, laptop.get("/consent/proof").json().getAsJsonArray("records").size());
        Device stranger = new Device();
        assertEquals(
                0,
                stranger.get("/consent/proof").json().getAsJsonArray("records").size());
    }

    @Test
    void erasureRemovesChoiceAndRecordsOfAccount() throws Exception {
        Device device = new Device();
        device.choose("stats");
        device.logIn(USER);
        device.choose("media");
        forward();
        device.choose();
        assertEquals(2, records().size());
        AccountChoice choice = stored();
        assertNotNull(choice);
        assertEquals(2, site.proofs.eraseAccount(choice.account()));
        assertNull(stored());
        assertEquals(List.of(), site.proofs.find(choice.recordId()));
        assertEquals(0, site.proofs.eraseAccount(choice.account()));
        assertTrue(site.proofs.verify(site.proofs.heads(), read -> {}).isIntact());
    }

    @Test
    void repeatedRefusalIsNotWrittenAgain() throws Exception {
        Device device = new Device();
        device.logIn(USER);
        device.choose();
        AccountChoice first = stored();
        forward();
        device.cookies.remove("cookies_preferences_account");
        assertEquals(200, device.choose().status());
        assertEquals(first, stored());
        assertEquals("", device.page());
        assertTrue(device.cookies.containsKey("cookies_preferences_account"));
    }

    @Test
    void refusalAppliesAlthoughStoreFailsAndGrantDoesNot() throws Exception {
        Device phone = new Device();
        phone.logIn(USER);
        phone.choose("media");
        Device laptop = new Device();
        assertEquals("video", laptop.logIn(USER).strip());
        forward();
        site.proofs.close();
        assertEquals(503, laptop.choose("stats", "media").status());
        assertEquals("video", laptop.page().strip());
        assertEquals(200, laptop.choose().status());
        assertEquals("", laptop.page());
        assertEquals("", phone.page());
        // Nobody knows the choice of another account then; that of the device stays in effect.
        assertEquals("stats asked", new Device().logIn("user-18"));
    }

    @Test
    void charterLinksRecordsOfAccountThatRefused() throws Exception {
        Device device = new Device();
        device.logIn(USER);
        assertFalse(device.get("/consent/?lang=en").text().contains("/consent/proof"));
        device.choose();
        assertTrue(device.get("/consent/?lang=en").text().contains("/consent/proof"));
    }

    @Test
    void replacedKeyInvalidatesChoicesOfAccounts() throws Exception {
        Device device = new Device();
        device.logIn(USER);
        device.choose("media");
        site.proofs.replaceKey();
        site.close();
        start();
        assertEquals("stats asked", device.page());
    }

    @Test
    void pageThatSetsAccountCookieIsPrivate() throws Exception {
        Device device = new Device();
        device.user = USER;
        assertEquals("private", site.get("/", device.fields()).header("Cache-Control"));
        device.page();
        assertEquals("", site.get("/", device.fields()).header("Cache-Control"));
    }

    @Test
    @DisplayName("60: the first layer says how far a choice reaches, on a site with accounts only")
    void firstLayerStatesReach() throws Exception {
        assertTrue(
                site.get("/consent/layers.json?lang=en").text().contains("all devices on which you use your account"));
        try (TestSite without =
                new TestSite(directory.resolve("without")).respondingWith((request, response) -> logIn(request))) {
            assertFalse(without.get("/consent/layers.json?lang=en").text().contains("your account"));
            assertFalse(without.get("/consent/banner.js").text().contains("accountName:"));
            assertEquals(500, without.get("/").status());
        }
    }

    private static void logIn(Request request) {
        Consent.of(request).account(USER);
    }
}
