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

/** Who has a jar that runs by itself has the licence and the notice of each part in it. */
class RunnableJarIT {
    /** As the list has it: {@code (licence) (licence) name (group:artifact:version - home)}. */
    private static final Pattern PART = Pattern.compile(" +(\\(.*) \\([\\w.-]+:([\\w.-]+):([\\w.-]+) - \\S+\\)");

    /** Whatever a part calls its texts, and wherever it keeps them. */
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

    /** That of Apache is ours too; another is there word for word, if only because we laid it there. */
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

    /** Jetty's jars have no notice, but its distribution has: of UnixCrypt, which must go with each copy. */
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

    /** Those that the list names, which are all that there are. */
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
