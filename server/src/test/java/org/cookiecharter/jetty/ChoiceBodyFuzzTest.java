// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.cookiecharter.settings.RecordPolicy;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests any body as JSON and as a form: the result is a choice that another parser finds too, or an error. */
class ChoiceBodyFuzzTest {
    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private static TestSite site;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        site = new TestSite(directory)
                .with(consent -> consent.getSettings().setCookieListener(null))
                .with(consent -> consent.getSettings()
                        .setRecordPolicy(RecordPolicy.DEFAULT.withLimits(Integer.MAX_VALUE, Integer.MAX_VALUE)))
                .respondingWith(TestSite.setting());
    }

    @FuzzTest
    @DictionaryEntries({
        "{\"granted\":[", "]}", "\"stats\"", "\"media\"", "\"video\"", "\"needed\"", "\"method\":\"choose\"",
        "\"accept-all\"", "\"refuse-all\"", "\"withdraw\"", "\"once\"", "\"language\":\"fr\"", "\\u0061", "null"
    })
    void grantsOnlyWhatEveryJsonReaderFinds(byte[] body) throws Exception {
        Reply reply = site.bytes(request("PUT", "application/json", body));
        assertTrue(List.of(200, 400, 413, 422).contains(reply.status()), reply::raw);
        if (reply.status() == 200) {
            JsonObject asked = JsonParser.parseString(new String(body, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            // Content loaded once is no choice.
            boolean once = new JsonPrimitive("once").equals(asked.get("method"));
            assertEquals(once ? Set.of() : ids(asked), ids(reply.json()), reply::raw);
        } else {
            assertEquals(List.of(), reply.cookies(), reply::raw);
            assertTrue(reply.header("Content-Type").startsWith("application/problem+json"), reply::raw);
        }
    }

    @FuzzTest
    @DictionaryEntries({
        "granted=stats",
        "granted=media",
        "granted=video",
        "&",
        "decision=",
        "accept-all",
        "refuse-all",
        "withdraw",
        "language=fr",
        "%",
        "%00",
        "%C3%A9",
        "+"
    })
    void anyFormGetsClientErrorOrSuccess(byte[] body) throws Exception {
        Reply reply = site.bytes(request("POST", "application/x-www-form-urlencoded", body));
        assertTrue(List.of(303, 400, 413, 422).contains(reply.status()), reply::raw);
        assertTrue(reply.status() == 303 || reply.cookies().isEmpty(), reply::raw);
    }

    private static Set<String> ids(JsonObject choice) {
        return new TreeSet<>(
                StreamSupport.stream(choice.getAsJsonArray("granted").spliterator(), false)
                        .map(JsonElement::getAsString)
                        .toList());
    }

    private static byte[] request(String method, String type, byte[] body) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes("""
                %s /consent/choice HTTP/1.1\r
                Host: example.org\r
                Connection: close\r
                Sec-Fetch-Site: same-origin\r
                Content-Type: %s\r
                Content-Length: %d\r
                \r
                """.formatted(method, type, body.length).getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body);
        return request.toByteArray();
    }
}
