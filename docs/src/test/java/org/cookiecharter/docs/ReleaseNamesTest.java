// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that files that repeat the group, the version and the owner's names repeat those of the parent's POM. */
class ReleaseNamesTest {
    private static String text(String file) throws IOException {
        return Files.readString(Page.ROOT.resolve(file));
    }

    private static String first(String element, String text) {
        Matcher matcher =
                Pattern.compile("<" + Pattern.quote(element) + ">([^<]*)<").matcher(text);
        assertTrue(matcher.find(), element);
        return matcher.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"home", "developer.name", "developer.url"})
    void bomHasNamesOfParent(String property) throws IOException {
        assertEquals(first(property, text("pom.xml")), first(property, text("server/bom/pom.xml")));
    }

    @Test
    void groupIsPublishedGroup() throws IOException {
        assertEquals(first("published.group", text("pom.xml")), first("groupId", text("pom.xml")));
        assertEquals(first("groupId", text("pom.xml")), first("groupId", text("server/bom/pom.xml")));
    }

    @Test
    void npmPackageHasNamesAndVersionOfParent() throws IOException {
        JsonObject npm = JsonParser.parseString(text("banner-js/package.json")).getAsJsonObject();
        String home = first("home", text("pom.xml"));
        String version = first("version", text("pom.xml")).replace("-SNAPSHOT", "");
        assertEquals(home, npm.get("homepage").getAsString());
        assertEquals(
                "git+" + home + ".git",
                npm.getAsJsonObject("repository").get("url").getAsString());
        assertEquals(version, npm.get("version").getAsString());
        JsonObject sample =
                JsonParser.parseString(text("samples/react/package.json")).getAsJsonObject();
        assertEquals(
                version,
                sample.getAsJsonObject("dependencies")
                        .get("cookie-charter-banner")
                        .getAsString());
    }

    @Test
    void samplesUseVersionOfParent() throws IOException {
        List<Path> samples = Poms.sources().stream()
                .filter(file -> Page.ROOT.relativize(file).toString().matches("samples/[^/]+/pom\\.xml"))
                .toList();
        assertTrue(samples.size() >= 6, samples.toString());
        for (Path sample : samples) {
            assertEquals(
                    first("version", text("pom.xml")),
                    first("cookie-charter.version", Files.readString(sample)),
                    sample.toString());
        }
    }
}
