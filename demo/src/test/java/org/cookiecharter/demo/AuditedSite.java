// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the JSON report of an audit says about a site, over all visits.
 *
 * @param report the report
 */
record AuditedSite(JsonObject report) {
    static AuditedSite read(Path file) throws IOException {
        return new AuditedSite(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
    }

    /** Returns the fingerprints of the findings. */
    List<String> findings() {
        return report.getAsJsonArray("findings").asList().stream()
                .map(finding -> finding.getAsJsonObject().get("fingerprint").getAsString())
                .toList();
    }

    /** Returns the names of the cookies of a host. */
    Set<String> cookies(String host) {
        Set<String> names = new TreeSet<>();
        for (JsonElement visit : report.getAsJsonArray("visits")) {
            for (JsonElement snapshot : visit.getAsJsonObject().getAsJsonArray("snapshots")) {
                for (JsonElement element : snapshot.getAsJsonObject().getAsJsonArray("cookies")) {
                    JsonObject cookie = element.getAsJsonObject();
                    if (cookie.get("domain").getAsString().equals(host)) {
                        names.add(cookie.get("name").getAsString());
                    }
                }
            }
        }
        return names;
    }

    /** Returns the paths that were requested from a host. */
    Set<String> paths(String host) {
        Set<String> paths = new TreeSet<>();
        for (JsonElement visit : report.getAsJsonArray("visits")) {
            for (JsonElement element : visit.getAsJsonObject().getAsJsonArray("requests")) {
                JsonObject request = element.getAsJsonObject();
                if (request.get("host").getAsString().equals(host)) {
                    paths.add(URI.create(request.get("url").getAsString()).getPath());
                }
            }
        }
        return paths;
    }
}
