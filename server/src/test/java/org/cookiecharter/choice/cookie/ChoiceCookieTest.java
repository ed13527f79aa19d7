// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.choice.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.SigningKey;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests the consent cookie with the vectors of the page script. */
class ChoiceCookieTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_795_430_000);
    private static final Instant END = Instant.ofEpochSecond(1_811_068_400);
    private static final String START = "v=1&rev=3f2a9c1e&at=1795430000&until=1811068400";
    private static final String ID = "Zk3AAAAAAAAAAAAAAAAAAA";

    private final ChoiceCookie cookie = cookie(new byte[32]);

    @TestFactory
    Stream<DynamicTest> acceptsExactlyValidAndAuthenticChoices() throws Exception {
        JsonObject file = vectors();
        byte[] key = HexFormat.of().parseHex(file.get("key").getAsString());
        return StreamSupport.stream(file.getAsJsonArray("vectors").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(vector -> dynamicTest(vector.get("name").getAsString(), () -> check(vector, key)));
    }

    private static void check(JsonObject vector, byte[] key) {
        ChoiceCookie cookie = cookie(key);
        Choice choice = cookie.read(
                vector.get("cookie").getAsString(),
                Instant.ofEpochSecond(vector.get("now").getAsLong()));
        boolean believed =
                vector.get("valid").getAsBoolean() && vector.get("authentic").getAsBoolean();
        assertEquals(believed, choice.isDecided());
        if (believed) {
            JsonObject expected = vector.getAsJsonObject("choice");
            assertEquals(expected.get("revision").getAsString(), choice.revision());
            assertEquals(Instant.ofEpochSecond(expected.get("at").getAsLong()), choice.at());
            JsonElement id = expected.get("id");
            assertEquals(id.isJsonNull() ? null : id.getAsString(), choice.id());
            Map<String, String> ok = new LinkedHashMap<>();
            expected.getAsJsonObject("ok").asMap().forEach((name, print) -> ok.put(name, print.getAsString()));
            assertEquals(ok, choice.granted());
            Set<String> no = new LinkedHashSet<>();
            expected.getAsJsonArray("no").forEach(print -> no.add(print.getAsString()));
            assertEquals(no, choice.refused());
        }
    }

    @Test
    void readsChoiceThatWasWritten() {
        Choice choice =
                new Choice("3f2a9c1e", NOW, END, ID, Map.of("statistics", "a1b2c3", "youtube", "d4e5f6"), Set.of());
        assertEquals(choice, cookie.read(cookie.write(choice), NOW));
        Choice partial = new Choice("3f2a9c1e", NOW, END, ID, Map.of("maps", "a1b2c3"), Set.of("d4e5f6", "0a0b0c"));
        assertEquals(partial, cookie.read(cookie.write(partial), NOW));
    }

    @Test
    void refusalContainsNoId() {
        String value = cookie.write(new Choice("3f2a9c1e", NOW, END, null, Map.of(), Set.of("d4e5f6")));
        assertTrue(value.startsWith("v=1&rev=3f2a9c1e&at=1795430000&until=1811068400&ok=&no=d4e5f6&sig="), value);
        assertTrue(cookie.read(value, NOW).isDecided());
    }

    @Test
    void rejectsChoiceWithOneChangedCharacter() {
        String value = cookie.write(new Choice("3f2a9c1e", NOW, END, ID, Map.of("statistics", "a1b2c3"), Set.of()));
        for (int i = 0; i < value.length(); i++) {
            for (char c : "0aZ~.&= ".toCharArray()) {
                if (c != value.charAt(i)) {
                    String changed = value.substring(0, i) + c + value.substring(i + 1);
                    assertFalse(cookie.read(changed, NOW).isDecided(), changed);
                }
            }
            assertFalse(cookie.read(value.substring(0, i), NOW).isDecided());
        }
    }

    @Test
    void rejectsSignatureOfAnotherKey() {
        byte[] key = new byte[32];
        key[31] = 1;
        String value = cookie(key).write(refusal(NOW));
        assertFalse(cookie.read(value, NOW).isDecided());
    }

    @Test
    void choiceExpiresAfterDuration() {
        String value = cookie.write(refusal(NOW));
        assertTrue(cookie.read(value, END).isDecided());
        assertFalse(cookie.read(value, END.plusSeconds(1)).isDecided());
        assertTrue(cookie.read(value, NOW.minus(Duration.ofDays(1))).isDecided());
        assertFalse(cookie.read(value, NOW.minus(Duration.ofDays(1)).minusSeconds(1))
                .isDecided());
    }

    @Test
    void countsCalendarMonths() {
        for (String[] row : new String[][] {
            {"2027-01-15T10:00:00Z", "1", "2027-02-15T10:00:00Z"},
            {"2027-08-31T23:59:59Z", "6", "2028-02-29T23:59:59Z"},
            {"2026-08-31T00:00:00Z", "6", "2027-02-28T00:00:00Z"},
            {"2028-02-29T12:00:00Z", "12", "2029-02-28T12:00:00Z"},
            {"2026-12-31T12:00:00Z", "6", "2027-06-30T12:00:00Z"},
            {"2026-03-29T00:30:00Z", "7", "2026-10-29T00:30:00Z"},
        }) {
            int months = Integer.parseInt(row[1]);
            assertEquals(
                    Instant.parse(row[2]), new Choice.Validity(1, months).endOfRefusals(Instant.parse(row[0])), row[0]);
            assertEquals(
                    Instant.parse(row[2]), new Choice.Validity(months, 13).endOfGrants(Instant.parse(row[0])), row[0]);
        }
    }

    @Test
    void refusalsOutlastGrants() {
        ChoiceCookie longer = cookie(new byte[32], new Choice.Validity(1, 6));
        Instant endOfGrants = new Choice.Validity(1, 6).endOfGrants(NOW);
        Choice choice = new Choice("3f2a9c1e", NOW, endOfGrants, ID, Map.of("maps", "a1b2c3"), Set.of("d4e5f6"));
        String value = longer.write(choice);
        assertEquals(choice, longer.read(value, endOfGrants));
        Choice refusals = new Choice("", NOW, END, null, Map.of(), Set.of("d4e5f6"));
        assertEquals(refusals, longer.read(value, endOfGrants.plusSeconds(1)));
        assertTrue(longer.isValidAt(refusals, END));
        assertFalse(longer.isValidAt(choice, endOfGrants.plusSeconds(1)));
        assertEquals(Choice.UNDECIDED, longer.read(value, END.plusSeconds(1)));
    }

    @Test
    void dropsRefusalsThatDoNotFitIntoCookie() {
        Set<String> many = new LinkedHashSet<>();
        for (int i = 0; i < 200; i++) {
            many.add(String.format("%06x", i));
        }
        Choice refusal = new Choice("3f2a9c1e", NOW, END, null, Map.of(), many);
        assertEquals(refusal.withoutRefusals(), cookie.read(cookie.write(refusal), NOW));
    }

    @Test
    void rejectsChoiceTooLongForCookie() {
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 60; i++) {
            many.put("service-number-" + i, "a1b2c3");
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> cookie.write(new Choice("3f2a9c1e", NOW, END, ID, many, Set.of())));
    }

    @Test
    void neverThrowsOnNetworkInput() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("v=1&rev=3f2a9c1e&at=1795430000");
            for (int j = random.nextInt(80); j > 0; j--) {
                text.append((char) random.nextInt(i % 2 == 0 ? 128 : 0x10000));
            }
            assertFalse(cookie.read(text.toString(), NOW).isDecided());
        }
        assertFalse(cookie.read(null, NOW).isDecided());
    }

    @Test
    void verifiesChoiceWithKeyOfItsTime() {
        byte[] later = new byte[32];
        later[0] = 1;
        SigningKey first = new SigningKey(Instant.EPOCH, new byte[32]);
        SigningKey second = new SigningKey(NOW, later);
        ChoiceCookie both = new ChoiceCookie(() -> new SigningKeys(List.of(first, second)), Choice.Validity.DEFAULT);
        Choice before = refusal(NOW.minusSeconds(1));
        Choice after = refusal(NOW.plusMillis(5));

        assertEquals(cookie.write(before), both.write(before));
        assertEquals(cookie(later).write(after), both.write(after));
        assertTrue(both.read(both.write(before), NOW).isDecided());
        assertTrue(both.read(both.write(after), NOW).isDecided());
        // The earlier key cannot sign choices made today.
        assertFalse(both.read(cookie.write(after), NOW).isDecided());
        assertFalse(both.read(cookie(later).write(before), NOW).isDecided());
    }

    @Test
    void requiresSigningKey() {
        assertThrows(IllegalArgumentException.class, () -> new SigningKeys(List.of()));
    }

    private static Choice refusal(Instant at) {
        return new Choice("3f2a9c1e", at, END, null, Map.of(), Set.of());
    }

    private static ChoiceCookie cookie(byte[] key) {
        return cookie(key, Choice.Validity.DEFAULT);
    }

    private static ChoiceCookie cookie(byte[] key, Choice.Validity validity) {
        SigningKeys keys = new SigningKeys(List.of(new SigningKey(Instant.EPOCH, key)));
        return new ChoiceCookie(() -> keys, validity);
    }

    private static JsonObject vectors() throws Exception {
        InputStream stream = ChoiceCookieTest.class.getResourceAsStream("/vectors/choice-cookie.json");
        assertNotNull(stream);
        try (InputStreamReader reader = new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonObject();
        }
    }

    @Test
    void rejectsSignedTextThatIsNoChoice() {
        SigningKey key = new SigningKey(Instant.EPOCH, new byte[32]);
        for (String ok : List.of("statistics", "a~000000.a~000000", ".")) {
            String text = START + "&id=" + ID + "&ok=" + ok + "&no=";
            assertFalse(cookie.read(text + "&sig=" + key.sign(text), NOW).isDecided(), ok);
        }
        String refusal = START + "&ok=&no=";
        assertTrue(cookie.read(refusal + "&sig=" + key.sign(refusal), NOW).isDecided());
    }

    @Test
    void returnsIdsInOrder() {
        Map<String, String> granted = new LinkedHashMap<>();
        granted.put("video", "d4e5f6");
        granted.put("map", "a1b2c3");
        Choice choice = new Choice("3f2a9c1e", NOW, END, ID, granted, Set.of());
        assertEquals(List.of("video", "map"), List.copyOf(choice.ids()));
    }
}
