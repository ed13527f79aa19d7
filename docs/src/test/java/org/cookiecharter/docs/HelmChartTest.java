// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cookiecharter.demo.Demo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Tests the Helm chart without Helm: its syntax, its values, and the options that it passes. */
class HelmChartTest {
    private static final Path CHART = Page.ROOT.resolve("docs/operations/helm");
    private static final Pattern VALUE = Pattern.compile("\\.Values\\.([A-Za-z.]+)");
    private static final Pattern OPTION = Pattern.compile("\"(--[^\"]+)\"");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern ENTRY_POINT = Pattern.compile("ENTRYPOINT .*cookie-charter-demo\\.jar\",(.*)]");
    private static final Pattern DATABASE = Pattern.compile("(?s)\\{\\{- with .Values.store.url }}.*?\\{\\{- end }}");
    private static final Pattern ACTION_LINE = Pattern.compile("(?m)^\\s*\\{\\{-.*}}\n");
    private static final Pattern ACTION = Pattern.compile("\\{\\{.*?}}");

    static Stream<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(CHART.resolve("templates"))) {
            return files.sorted().toList().stream();
        }
    }

    private static Object yaml(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    private static Map<?, ?> values() throws IOException {
        return (Map<?, ?>) yaml(Files.readString(CHART.resolve("values.yaml")));
    }

    private static void collect(String prefix, Map<?, ?> values, Set<String> names) {
        values.forEach((key, value) -> {
            String name = prefix.isEmpty() ? String.valueOf(key) : prefix + '.' + key;
            if (value instanceof Map<?, ?> map) {
                collect(name, map, names);
            } else {
                names.add(name);
            }
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void templateIsYamlOfKubernetes(Path template) {
        String text = ACTION.matcher(ACTION_LINE.matcher(read(template)).replaceAll(""))
                .replaceAll("x");
        Map<?, ?> object = (Map<?, ?>) yaml(text);
        assertEquals(Set.of("apiVersion", "kind", "metadata", "spec"), object.keySet());
    }

    @Test
    void templatesUseEachValueAndNoOther() throws IOException {
        Set<String> declared = new TreeSet<>();
        collect("", values(), declared);
        Set<String> used = templates()
                .flatMap(template -> VALUE.matcher(read(template)).results())
                .map(value -> value.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(declared, used);
    }

    /** The program reports an invalid option before it prints its help, but not two that exclude each other. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void containerAcceptsOptionsOfChart(boolean isDatabaseUsed) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(JavaCode.java(), "-XX:TieredStopAtLevel=1", "-cp", JavaCode.classPath(), Demo.class.getName()));
        Matcher entryPoint = ENTRY_POINT.matcher(read(Page.ROOT.resolve("demo/Containerfile")));
        assertTrue(entryPoint.find(), "the container has an entry point");
        QUOTED.matcher(entryPoint.group(1)).results().forEach(option -> command.add(option.group(1)));
        assertFalse(command.contains("--data"), "--store excludes --data");
        String template = read(CHART.resolve("templates/statefulset.yaml"));
        if (!isDatabaseUsed) {
            template = DATABASE.matcher(template).replaceAll("");
        }
        Set<String> passed = new TreeSet<>();
        OPTION.matcher(template).results().forEach(option -> passed.add(option.group(1)));
        for (String option : passed) {
            command.add(option.replace("--upstream=%s", "--upstream=http://site:8080")
                    .replace("--mode=%s", "--mode=enforce")
                    .replace("--store=%s", "--store=jdbc:postgresql://db/site?user=me")
                    .replace("$(POD)", "web-0"));
        }
        command.add("--help");
        Process demo = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(demo.waitFor(1, TimeUnit.MINUTES), output);
        assertEquals(0, demo.exitValue(), output);
        assertTrue(passed.size() >= 4, passed.toString());
    }

    @Test
    void chartNamesItself() throws IOException {
        Map<?, ?> chart = (Map<?, ?>) yaml(Files.readString(CHART.resolve("Chart.yaml")));
        assertEquals("v2", chart.get("apiVersion"));
        assertEquals("cookie-charter", chart.get("name"));
    }
}
