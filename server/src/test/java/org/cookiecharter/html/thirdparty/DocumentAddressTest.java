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
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Tests of addresses that contain a document, with the vectors of the page script. */
class DocumentAddressTest {
    @Test
    void findsHostsOfSharedVectors() throws Exception {
        int count = 0;
        try (Reader file = new InputStreamReader(
                DocumentAddressTest.class.getResourceAsStream("/vectors/document-addresses.json"),
                StandardCharsets.UTF_8)) {
            JsonObject table = JsonParser.parseReader(file).getAsJsonObject();
            Set<String> declared = strings(table.get("declared"));
            for (JsonElement element : table.getAsJsonArray("vectors")) {
                JsonObject vector = element.getAsJsonObject();
                String address = vector.get("address").getAsString();
                assertEquals(strings(vector.get("hosts")), hosts(address, declared), address);
                count++;
            }
        }
        assertTrue(count > 25, count + " vectors");
    }

    private static Set<String> hosts(String address, Set<String> declared) {
        Set<String> hosts = new TreeSet<>();
        for (String found : DocumentAddress.addressesIn(address)) {
            NetworkHost host = NetworkHost.of(found);
            if (host != null) {
                hosts.add(host.name());
                hosts.add(host.name().replaceFirst("^[^.]*", "*"));
            }
        }
        hosts.retainAll(declared);
        return hosts;
    }

    private static Set<String> strings(JsonElement list) {
        Set<String> strings = new TreeSet<>();
        list.getAsJsonArray().forEach(one -> strings.add(one.getAsString()));
        return strings;
    }
}
