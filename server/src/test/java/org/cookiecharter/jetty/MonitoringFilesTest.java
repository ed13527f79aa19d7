// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cookiecharter.metrics.ConsentMeters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Tests that the Grafana dashboard and the alert rules name only metrics and labels that are exported. */
class MonitoringFilesTest {
    private static final Path DASHBOARD = Path.of("metrics", "grafana-dashboard.json");
    private static final Path RULES = Path.of("metrics", "prometheus-rules.yml");

    private static final Pattern SAMPLE = Pattern.compile("(?m)^(cookie_charter_\\w+)(?:\\{([^}]*)})? \\S+$");
    private static final Pattern SELECTOR = Pattern.compile("(cookie_charter_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    /** Returns the exported values of each label, by metric. */
    private Map<String, Map<String, Set<String>>> exported() throws Exception {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (TestSite site = new TestSite(directory)) {
            site.respondingWith(TestSite.setting());
            new ConsentMeters(site.consent.getMonitor()).bindTo(registry);
            Map<String, Map<String, Set<String>>> metrics = new HashMap<>();
            for (MatchResult sample :
                    SAMPLE.matcher(registry.scrape()).results().toList()) {
                Map<String, Set<String>> labels = metrics.computeIfAbsent(sample.group(1), name -> new HashMap<>());
                labels(sample.group(2))
                        .forEach(label -> labels.computeIfAbsent(label.group(1), name -> new TreeSet<>())
                                .add(label.group(3)));
            }
            return metrics;
        }
    }

    private static Stream<MatchResult> labels(String text) {
        return text == null ? Stream.empty() : LABEL.matcher(text).results();
    }

    private static List<String> expressions() throws Exception {
        List<String> expressions = new ArrayList<>();
        collect(JsonParser.parseString(Files.readString(DASHBOARD)), expressions);
        collect(
                JsonParser.parseString(
                        new YAMLMapper().readTree(Files.readString(RULES)).toString()),
                expressions);
        return expressions;
    }

    private static void collect(JsonElement element, List<String> expressions) {
        if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(item -> collect(item, expressions));
        } else if (element instanceof JsonObject object) {
            object.asMap().forEach((name, value) -> {
                if (name.equals("expr") || (name.equals("query") && value.isJsonPrimitive())) {
                    expressions.add(value.getAsString());
                } else {
                    collect(value, expressions);
                }
            });
        }
    }

    /** Returns what is wrong with the metrics and labels of an expression. */
    private static List<String> errors(String expression, Map<String, Map<String, Set<String>>> metrics) {
        List<String> errors = new ArrayList<>();
        for (MatchResult selector : SELECTOR.matcher(expression).results().toList()) {
            Map<String, Set<String>> labels = metrics.get(selector.group(1));
            if (labels == null) {
                errors.add("no metric " + selector.group(1));
                continue;
            }
            labels(selector.group(2))
                    .filter(label -> !label.group(1).equals("instance"))
                    .flatMap(label -> Stream.of(label.group(3).split("\\|"))
                            .filter(value -> !labels.getOrDefault(label.group(1), new TreeSet<>())
                                    .contains(value))
                            .map(value -> "no label " + label.group(1) + "=" + value + " of " + selector.group(1)))
                    .forEach(errors::add);
        }
        if (!isBalanced(expression)) {
            errors.add("unbalanced brackets");
        }
        Matcher by = Pattern.compile("\\bby \\(([^)]*)\\)").matcher(expression);
        while (by.find()) {
            Stream.of(by.group(1).split(",\\s*"))
                    .filter(label -> !label.equals("instance")
                            && SELECTOR.matcher(expression)
                                    .results()
                                    .noneMatch(selector -> metrics.getOrDefault(selector.group(1), Map.of())
                                            .containsKey(label)))
                    .map(label -> "no label " + label)
                    .forEach(errors::add);
        }
        return errors;
    }

    private static boolean isBalanced(String expression) {
        String brackets = expression.replaceAll("\"[^\"]*\"", "").replaceAll("[^\\[\\](){}]", "");
        String shorter = brackets;
        do {
            brackets = shorter;
            shorter = brackets.replaceAll("\\(\\)|\\[]|\\{}", "");
        } while (!shorter.equals(brackets));
        return brackets.isEmpty();
    }

    @Test
    void everyExpressionNamesExportedMetricsAndLabels() throws Exception {
        Map<String, Map<String, Set<String>>> metrics = exported();
        List<String> expressions = expressions();
        assertFalse(expressions.size() < 20, "expressions: " + expressions);
        List<String> errors = new ArrayList<>();
        for (String expression : expressions) {
            errors(expression, metrics).forEach(error -> errors.add(error + " in " + expression));
        }
        assertEquals(List.of(), errors);
    }

    @Test
    void everyExportedMetricIsOnTheDashboard() throws Exception {
        String dashboard = Files.readString(DASHBOARD);
        assertEquals(
                List.of(),
                exported().keySet().stream()
                        .filter(name -> !dashboard.contains(name))
                        .toList());
    }

    @Test
    void rejectsExpressionsWithUnknownMetricsAndLabels() throws Exception {
        Map<String, Map<String, Set<String>>> metrics = exported();
        assertEquals(List.of("no metric cookie_charter_choice_total"), errors("cookie_charter_choice_total", metrics));
        assertEquals(
                List.of("no label method=shrug of cookie_charter_choices_total"),
                errors("sum(cookie_charter_choices_total{method=~\"once|shrug\"})", metrics));
        assertEquals(List.of("no label colour"), errors("sum by (colour) (cookie_charter_choices_total)", metrics));
        assertEquals(List.of("unbalanced brackets"), errors("sum(cookie_charter_prompts_total", metrics));
    }
}
