// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.thirdparty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of the addresses in attributes, with the vectors of the page script. */
class AddressAttributeTest {
    @Test
    void findsImageCandidatesOfSharedVectors() throws Exception {
        int count = 0;
        try (Reader file = new InputStreamReader(
                AddressAttributeTest.class.getResourceAsStream("/vectors/srcset.json"), StandardCharsets.UTF_8)) {
            for (JsonElement element :
                    JsonParser.parseReader(file).getAsJsonObject().getAsJsonArray("vectors")) {
                JsonObject vector = element.getAsJsonObject();
                String value = vector.get("value").getAsString();
                List<String> addresses = new ArrayList<>();
                vector.getAsJsonArray("addresses").forEach(address -> addresses.add(address.getAsString()));
                assertEquals(addresses, AddressAttribute.addresses("img", "srcset", value), value);
                count++;
            }
        }
        assertTrue(count > 10);
    }
}
