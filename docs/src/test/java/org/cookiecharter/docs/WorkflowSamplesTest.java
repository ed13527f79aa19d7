// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Tests that samples of workflows set existing inputs of the action that audits a site, and that its page lists all. */
class WorkflowSamplesTest {
    static Stream<Sample> samples() {
        return Page.samples("yml").stream();
    }

    private static Map<?, ?> load(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    /** Returns the inputs of the action, by their names. */
    private static Map<?, ?> inputs() throws IOException {
        String action = Files.readString(Page.ROOT.resolve("server/audit/action.yml"));
        return (Map<?, ?>) Objects.requireNonNull(load(action).get("inputs"));
    }

    /** Returns the inputs that a step of a workflow sets, for each step with the action. */
    private static List<Set<String>> uses(Object value) {
        List<Set<String>> uses = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            if (String.valueOf(map.get("uses")).contains("/server/audit@")
                    && map.get("with") instanceof Map<?, ?> with) {
                Set<String> names = new TreeSet<>();
                with.keySet().forEach(name -> names.add(name.toString()));
                uses.add(names);
            }
            map.values().forEach(child -> uses.addAll(uses(child)));
        } else if (value instanceof List<?> list) {
            list.forEach(child -> uses.addAll(uses(child)));
        }
        return uses;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void workflowSetsExistingInputsOfTheAction(Sample sample) throws IOException {
        List<Set<String>> uses = uses(load(sample.text()));
        assertEquals(1, uses.size(), sample.toString());
        Set<String> unknown = new TreeSet<>(uses.get(0));
        inputs().keySet().forEach(name -> unknown.remove(name.toString()));
        assertEquals(Set.of(), unknown);
        assertTrue(uses.get(0).contains("url"), "the required input is missing");
    }

    @Test
    void pageListsEveryInput() throws IOException {
        String page = Files.readString(Page.ROOT.resolve("docs/pages/audit-action.md"));
        for (Object name : inputs().keySet()) {
            assertTrue(page.contains("| `" + name + "` |"), "docs/pages/audit-action.md lacks " + name);
        }
    }
}
