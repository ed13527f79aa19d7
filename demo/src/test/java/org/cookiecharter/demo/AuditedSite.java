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
import org.cookiecharter.audit.AuditCommand;
import picocli.CommandLine;

/**
 * What the JSON report of an audit says about a site, over all visits.
 *
 * @param exitCode the result of the command
 * @param report the report
 */
record AuditedSite(int exitCode, JsonObject report) {
    /**
     * Audits a site.
     *
     * @param address the first page
     * @param paths the paths of the other pages
     * @param folder for the files of the audit
     */
    static AuditedSite audit(String address, List<String> paths, Path folder) throws IOException {
        Path pages = Files.write(folder.resolve("pages.txt"), paths);
        Path report = folder.resolve("report.json");
        int exitCode = new CommandLine(new AuditCommand())
                .execute(
                        address,
                        "--pages",
                        pages.toString(),
                        "--delay",
                        "0",
                        "--watch",
                        "0.3",
                        "--json",
                        report.toString());
        return new AuditedSite(
                exitCode, JsonParser.parseString(Files.readString(report)).getAsJsonObject());
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
