// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that the check of a release finds each thing that Maven Central requires and a bundle lacks. */
class ReleaseBundleTest {
    private static final String PARENT = """
            <project><groupId>org.town</groupId><artifactId>town</artifactId><version>1.0</version>
            <packaging>pom</packaging><name>Town</name><description>A town</description><url>https://town.example</url>
            <licenses><license><name>MIT</name><url>https://mit.example</url></license></licenses>
            <developers><developer><name>Ada</name></developer></developers>
            <scm><url>https://town.example</url><connection>scm:git:https://town.example</connection></scm></project>""";

    private static final String CHILD = """
            <project><parent><groupId>org.town</groupId><artifactId>town</artifactId><version>1.0</version></parent>
            <artifactId>hall</artifactId><name>Hall</name><description>A hall</description></project>""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path bundle;

    @BeforeEach
    void createBundle() throws Exception {
        publish("town/1.0/town-1.0.pom", PARENT.getBytes(UTF_8));
        publish("hall/1.0/hall-1.0.pom", CHILD.getBytes(UTF_8));
        for (String suffix : List.of("", "-sources", "-javadoc")) {
            publish("hall/1.0/hall-1.0" + suffix + ".jar", jar("org/town/Hall"));
        }
    }

    private static byte[] jar(String entry) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
        }
        return bytes.toByteArray();
    }

    private Path file(String path) {
        return bundle.resolve("org/town").resolve(path);
    }

    private void publish(String path, byte[] content) throws Exception {
        Files.createDirectories(file(path).resolveSibling(""));
        Files.write(file(path), content);
        Files.writeString(file(path + ".asc"), "-----BEGIN PGP SIGNATURE-----\n");
        for (Map.Entry<String, String> checksum :
                Map.of("md5", "MD5", "sha1", "SHA-1").entrySet()) {
            byte[] digest = MessageDigest.getInstance(checksum.getValue()).digest(content);
            Files.writeString(
                    file(path + "." + checksum.getKey()), HexFormat.of().formatHex(digest));
        }
    }

    @Test
    void acceptsCompleteBundle() throws Exception {
        assertEquals(List.of(), ReleaseBundle.errors(bundle, "1.0"));
    }

    @ParameterizedTest
    @CsvSource({
        "hall/1.0/hall-1.0.jar.asc, hall/1.0/hall-1.0.jar: has no signature (.asc)",
        "town/1.0/town-1.0.pom.md5, town/1.0/town-1.0.pom: has no correct checksum (.md5)",
        "hall/1.0/hall-1.0-sources.jar, hall/1.0/hall-1.0-sources.jar: is missing",
        "hall/1.0/hall-1.0-javadoc.jar, hall/1.0/hall-1.0-javadoc.jar: is missing",
    })
    void namesFileThatIsMissing(String missing, String error) throws Exception {
        Files.delete(file(missing));
        assertEquals(List.of("org/town/" + error), ReleaseBundle.errors(bundle, "1.0"));
    }

    @ParameterizedTest
    @CsvSource({
        "<name>Town</name>, has no <name>",
        "<description>A town</description>, has no <description>",
    })
    void namesElementThatPomLacks(String element, String error) throws Exception {
        publish("town/1.0/town-1.0.pom", PARENT.replace(element, "").getBytes(UTF_8));
        assertEquals(List.of("org/town/town/1.0/town-1.0.pom: " + error), ReleaseBundle.errors(bundle, "1.0"));
    }

    @ParameterizedTest
    @CsvSource({
        "<url>https://mit.example</url>, <licenses><license><url>",
        "<name>Ada</name>, <developers><developer><name>",
        "<connection>scm:git:https://town.example</connection>, <scm><connection>",
    })
    void namesElementThatPomAndItsParentLack(String element, String path) throws Exception {
        publish("town/1.0/town-1.0.pom", PARENT.replace(element, "").getBytes(UTF_8));
        String error = ": has no " + path + ", and its parent has none";
        assertEquals(
                List.of("org/town/hall/1.0/hall-1.0.pom" + error, "org/town/town/1.0/town-1.0.pom" + error),
                ReleaseBundle.errors(bundle, "1.0"));
    }

    @Test
    void rejectsWrongChecksumAndJarWithoutContent() throws Exception {
        Files.writeString(file("hall/1.0/hall-1.0.jar.sha1"), "0");
        publish("hall/1.0/hall-1.0-javadoc.jar", jar("META-INF/LICENSE"));
        assertEquals(
                List.of(
                        "org/town/hall/1.0/hall-1.0-javadoc.jar: contains nothing but META-INF",
                        "org/town/hall/1.0/hall-1.0.jar: has no correct checksum (.sha1)"),
                ReleaseBundle.errors(bundle, "1.0").stream().sorted().toList());
    }

    @Test
    void rejectsOtherVersionAndEmptyBundle() throws Exception {
        assertEquals(
                List.of(
                        "org/town/hall/1.0/hall-1.0.pom: is not in the directory of its coordinates, org/town/hall/1.1",
                        "org/town/town/1.0/town-1.0.pom: is not in the directory of its coordinates, org/town/town/1.1"),
                ReleaseBundle.errors(bundle, "1.1"));
        Path empty = Files.createDirectory(bundle.resolve("empty"));
        assertEquals(List.of(": contains no artifact"), ReleaseBundle.errors(empty, "1.0"));
    }
}
