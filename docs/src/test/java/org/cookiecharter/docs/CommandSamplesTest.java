// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cookiecharter.demo.Demo;
import org.cookiecharter.tools.Tools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Tests that commands name existing options, profiles, modules and classes, without running them. */
class CommandSamplesTest {
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");
    private static final Set<String> PHASES = Set.of(
            "clean",
            "compile",
            "test",
            "package",
            "verify",
            "install",
            "deploy",
            "process-test-classes",
            "spotless:apply");

    /** A valid chain head in place of the placeholder. */
    private static final String HEAD = "web-1/7/" + "0".repeat(64);

    /** Third-party programs, whose options are not checked. */
    private static final Set<String> OTHERS = Set.of(
            "apt-get", "cd", "cp", "curl", "docker", "done", "export", "for", "git", "gpg", "h2load", "mkdir", "mvn",
            "npm", "npx", "php", "podman", "psql", "python3", "rm", "sh", "sudo", "unzip", "wrk");

    static Stream<Sample> samples() {
        return Page.samples("sh").stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void commandUsesExistingOptions(Sample sample) throws Exception {
        for (String line : sample.text().replace("\\\n", " ").split("\n", -1)) {
            List<String> words = words(line);
            if (!words.isEmpty()) {
                check(words);
            }
        }
    }

    @Test
    void rejectsUnknownOptionsAndNames() {
        for (String line : List.of(
                "java -jar server/tools/target/cookie-charter-tools.jar verify --stare data/consent.db",
                "java -jar demo/target/cookie-charter-demo.jar --upstraem http://127.0.0.1:9000",
                "./mvnw -Pdemos",
                "./mvnw deploys",
                "java -jar target/site.jar --port",
                "./mvnw verify -pl servers",
                "./mvnw test -Dtest=NoSuchTest",
                "./mvnw verify -Dit.test=NoSuchIT",
                "./mvnw test -Dtest=org.cookiecharter.docs.*",
                "bash .github/no-such-script.sh",
                "frobnicate")) {
            assertThrows(AssertionError.class, () -> check(words(line)), line);
        }
    }

    /** Splits a line into words, without its {@code #} comment. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find() && !word.group().startsWith("#")) {
            words.add(word.group().replaceAll("[\"']", "").replace("NODE/PLACE/HASH", HEAD));
        }
        return words;
    }

    private static void check(List<String> words) throws Exception {
        List<String> rest = words.subList(1, words.size());
        String jar = String.join(" ", words.subList(0, Math.min(3, words.size())));
        if (words.get(0).equals("./mvnw")) {
            checkBuild(rest);
        } else if (jar.matches("java -jar .*cookie-charter-tools.jar")) {
            checkTools(words.subList(3, words.size()));
        } else if (jar.matches("java -jar .*cookie-charter-demo.jar")) {
            checkDemo(words.subList(3, words.size()));
        } else if (jar.equals("java -jar target/site.jar")) {
            // The tests of the samples start it.
            assertEquals(3, words.size(), jar);
        } else if (jar.startsWith("java -jar $JETTY_HOME/")) {
            assertTrue(rest.get(1).endsWith("/start.jar"), jar);
        } else if (words.get(0).equals("bash")) {
            assertTrue(Files.exists(Page.ROOT.resolve(rest.get(0))), rest.get(0));
        } else {
            assertTrue(OTHERS.contains(words.get(0)), words.get(0));
        }
    }

    private static void checkBuild(List<String> words) throws Exception {
        String modules = "";
        for (String word : words) {
            if (word.startsWith("-P")) {
                for (String profile : word.substring(2).split(",", -1)) {
                    // A hyphen deactivates a profile.
                    assertTrue(Poms.hasProfile(profile.replaceFirst("^-", "")), word);
                }
            } else if (modules.equals("-pl")) {
                for (String module : word.split(",", -1)) {
                    assertTrue(Files.exists(Page.ROOT.resolve(module).resolve("pom.xml")), word);
                }
            } else if (word.startsWith("-Dexec.mainClass=") && !word.endsWith(".NAME")) {
                assertTrue(Poms.hasClass(word.substring("-Dexec.mainClass=".length())), word);
            } else if ((word.startsWith("-Dtest=") || word.startsWith("-Dit.test=")) && !word.contains("$")) {
                String classes = word.substring(word.indexOf('=') + 1);
                // A package with dots and a wildcard silently selects nothing.
                assertFalse(classes.contains(".") && classes.contains("*"), word);
                assertTrue(Poms.hasClass(classes.split("#", 2)[0]), word);
            } else if (word.startsWith("-Dexec.args=") && words.contains("-Pdemo")) {
                checkDemo(words(word.substring("-Dexec.args=".length())));
            } else if (!word.startsWith("-")) {
                assertTrue(PHASES.contains(word), word);
            }
            modules = word;
        }
    }

    private static void checkTools(List<String> words) {
        int pipe = words.indexOf(">");
        List<String> arguments = pipe < 0 ? words : words.subList(0, pipe);
        try {
            new CommandLine(Tools.class).parseArgs(arguments.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            throw new AssertionError(arguments + ": " + e.getMessage(), e);
        }
    }

    /** Checks the options with {@code --help}: errors before it are reported in place of the help. */
    private static void checkDemo(List<String> words) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(JavaCode.java(), "-XX:TieredStopAtLevel=1", "-cp", JavaCode.classPath(), Demo.class.getName()));
        command.addAll(words);
        command.add("--help");
        Process demo = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(demo.waitFor(1, TimeUnit.MINUTES), output);
            assertEquals(0, demo.exitValue(), output);
        } finally {
            demo.destroy();
        }
    }
}
