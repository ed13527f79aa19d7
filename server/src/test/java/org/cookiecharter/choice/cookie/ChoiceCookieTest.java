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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.SigningKey;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests the consent cookie with the vectors of the page script. */
class ChoiceCookieTest {
    private static final Duration SIX_MONTHS = Duration.ofDays(180);
    private static final Instant NOW = Instant.ofEpochSecond(1_795_430_000);
    private static final String ID = "Zk3AAAAAAAAAAAAAAAAAAA";

    private final ChoiceCookie cookie = cookie(new byte[32], SIX_MONTHS);

    @TestFactory
    Stream<DynamicTest> acceptsExactlyValidAndAuthenticChoices() throws Exception {
        JsonObject file = vectors();
        byte[] key = HexFormat.of().parseHex(file.get("key").getAsString());
        return StreamSupport.stream(file.getAsJsonArray("vectors").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(vector -> dynamicTest(vector.get("name").getAsString(), () -> check(vector, key)));
    }

    private static void check(JsonObject vector, byte[] key) {
        ChoiceCookie cookie =
                cookie(key, Duration.ofSeconds(vector.get("maxAge").getAsLong()));
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
        }
    }

    @Test
    void readsChoiceThatWasWritten() {
        Choice choice = new Choice("3f2a9c1e", NOW, ID, Map.of("statistics", "a1b2c3", "youtube", "d4e5f6"));
        assertEquals(choice, cookie.read(cookie.write(choice), NOW));
    }

    @Test
    void refusalContainsNoId() {
        String value = cookie.write(new Choice("3f2a9c1e", NOW, null, Map.of()));
        assertTrue(value.startsWith("v=1&rev=3f2a9c1e&at=1795430000&ok=&sig="), value);
        assertTrue(cookie.read(value, NOW).isDecided());
    }

    @Test
    void rejectsChoiceWithOneChangedCharacter() {
        String value = cookie.write(new Choice("3f2a9c1e", NOW, ID, Map.of("statistics", "a1b2c3")));
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
        String value = cookie(key, SIX_MONTHS).write(new Choice("3f2a9c1e", NOW, null, Map.of()));
        assertFalse(cookie.read(value, NOW).isDecided());
    }

    @Test
    void choiceExpiresAfterDuration() {
        String value = cookie.write(new Choice("3f2a9c1e", NOW, null, Map.of()));
        assertTrue(cookie.read(value, NOW.plus(SIX_MONTHS)).isDecided());
        assertFalse(cookie.read(value, NOW.plus(SIX_MONTHS).plusSeconds(1)).isDecided());
        assertTrue(cookie.read(value, NOW.minus(Duration.ofDays(1))).isDecided());
        assertFalse(cookie.read(value, NOW.minus(Duration.ofDays(1)).minusSeconds(1))
                .isDecided());
    }

    @Test
    void rejectsChoiceTooLongForCookie() {
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 60; i++) {
            many.put("service-number-" + i, "a1b2c3");
        }
        assertThrows(IllegalArgumentException.class, () -> cookie.write(new Choice("3f2a9c1e", NOW, ID, many)));
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
        ChoiceCookie both = new ChoiceCookie(() -> new SigningKeys(List.of(first, second)), SIX_MONTHS);
        Choice before = new Choice("3f2a9c1e", NOW.minusSeconds(1), null, Map.of());
        Choice after = new Choice("3f2a9c1e", NOW.plusMillis(5), null, Map.of());

        assertEquals(cookie.write(before), both.write(before));
        assertEquals(cookie(later, SIX_MONTHS).write(after), both.write(after));
        assertTrue(both.read(both.write(before), NOW).isDecided());
        assertTrue(both.read(both.write(after), NOW).isDecided());
        // The earlier key cannot sign choices made today.
        assertFalse(both.read(cookie.write(after), NOW).isDecided());
        assertFalse(both.read(cookie(later, SIX_MONTHS).write(before), NOW).isDecided());
    }

    @Test
    void requiresSigningKey() {
        assertThrows(IllegalArgumentException.class, () -> new SigningKeys(List.of()));
    }

    private static ChoiceCookie cookie(byte[] key, Duration maxAge) {
        SigningKeys keys = new SigningKeys(List.of(new SigningKey(Instant.EPOCH, key)));
        return new ChoiceCookie(() -> keys, maxAge);
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
            String text = "v=1&rev=3f2a9c1e&at=" + NOW.getEpochSecond() + "&ok=" + ok;
            assertFalse(cookie.read(text + "&sig=" + key.sign(text), NOW).isDecided(), ok);
        }
        String refusal = "v=1&rev=3f2a9c1e&at=" + NOW.getEpochSecond() + "&ok=";
        assertTrue(cookie.read(refusal + "&sig=" + key.sign(refusal), NOW).isDecided());
    }

    @Test
    void returnsIdsInOrder() {
        Map<String, String> granted = new LinkedHashMap<>();
        granted.put("video", "d4e5f6");
        granted.put("map", "a1b2c3");
        Choice choice = new Choice("3f2a9c1e", NOW, ID, granted);
        assertEquals(List.of("video", "map"), List.copyOf(choice.ids()));
    }
}
