// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that runnable jars contain the licence and the notice of each part. */
class RunnableJarIT {
    /** A line of the list: {@code (licence) (licence) name (group:artifact:version - home)}. */
    private static final Pattern PART = Pattern.compile(" +(\\(.*) \\([\\w.-]+:([\\w.-]+):([\\w.-]+) - \\S+\\)");

    /** Licence texts of a part, in any directory and by any usual name. */
    private static final Pattern TEXT =
            Pattern.compile("(?i)(.*/)?((un)?licen[sc]e|notice|copying|copyright)[^/]*(?<!\\.class)|about\\.html");

    private static final String TEXTS = "META-INF/licenses/";

    @ParameterizedTest
    @ValueSource(strings = {"server/tools", "demo"})
    void containsLicenceTextsOfEachPart(String module) throws IOException {
        try (JarFile jar = runnable(module)) {
            for (MatchResult part : parts(jar)) {
                try (JarFile original = new JarFile(library(part.group(2) + "-" + part.group(3) + ".jar"))) {
                    for (String text : texts(original)) {
                        String kept = TEXTS + part.group(2) + "/" + text;
                        assertTrue(names(jar).contains(kept), kept);
                        assertArrayEquals(read(original, text), read(jar, kept), kept);
                    }
                }
            }
        }
    }

    /** The Apache licence is also ours; any other one must be present in full, possibly added by our build. */
    @ParameterizedTest
    @ValueSource(strings = {"server/tools", "demo"})
    void containsLicenceOfEachPart(String module) throws IOException {
        try (JarFile jar = runnable(module)) {
            for (MatchResult part : parts(jar)) {
                String family = part.group(2).split("-", 2)[0];
                boolean there = names(jar).stream()
                        .filter(name -> name.matches("(?i).*/(licen[sc]e|copying)[^/]*"))
                        .anyMatch(name ->
                                name.startsWith(TEXTS + part.group(2) + "/") || name.startsWith(TEXTS + family + "/"));
                assertTrue(there || part.group(1).contains("(Apache-2.0)"), part.group());
            }
        }
    }

    /** Jetty's jars contain no notice, but its distribution does: of UnixCrypt, which each copy must include. */
    @ParameterizedTest
    @ValueSource(strings = {"server/tools", "demo"})
    void containsNoticeOfJetty(String module) throws IOException {
        try (JarFile jar = runnable(module)) {
            String notice = new String(read(jar, TEXTS + "jetty/NOTICE.txt"), StandardCharsets.UTF_8);
            assertTrue(notice.contains("Copyright 1996 Aki Yoshida"), notice);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"server/tools", "demo"})
    void containsOwnLicence(String module) throws IOException {
        try (JarFile jar = runnable(module)) {
            assertArrayEquals(Files.readAllBytes(Page.ROOT.resolve("LICENSE")), read(jar, "META-INF/LICENSE"));
            assertEquals(
                    List.of("META-INF/LICENSE"),
                    texts(jar).stream().filter(name -> !name.startsWith(TEXTS)).toList());
        }
    }

    private static JarFile runnable(String module) throws IOException {
        Path folder = Path.of(module);
        return new JarFile(Page.ROOT
                .resolve(folder)
                .resolve("target/cookie-charter-" + folder.getFileName() + ".jar")
                .toFile());
    }

    /** Returns the parts that the list names, after checking that it is complete. */
    private static List<MatchResult> parts(JarFile jar) throws IOException {
        String list = new String(read(jar, "META-INF/THIRD-PARTY.txt"), StandardCharsets.UTF_8);
        List<MatchResult> parts = PART.matcher(list).results().toList();
        assertFalse(parts.isEmpty(), list);
        assertTrue(list.contains("Lists of " + parts.size() + " third-party dependencies."), list);
        return parts;
    }

    private static File library(String name) {
        return Stream.of(JavaCode.classPath().split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(path -> path.endsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not on the class path"))
                .toFile();
    }

    private static List<String> texts(JarFile jar) {
        return names(jar).stream().filter(name -> TEXT.matcher(name).matches()).toList();
    }

    private static List<String> names(JarFile jar) {
        return jar.stream()
                .filter(entry -> !entry.isDirectory())
                .map(entry -> entry.getName())
                .toList();
    }

    private static byte[] read(JarFile jar, String name) throws IOException {
        return jar.getInputStream(Objects.requireNonNull(jar.getJarEntry(name), name))
                .readAllBytes();
    }
}
