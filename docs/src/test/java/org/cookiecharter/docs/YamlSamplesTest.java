// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonParser;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Tests that YAML samples set existing properties of the Spring Boot starter, and that one sets them all. */
class YamlSamplesTest {
    private static final String PREFIX = "cookie-charter.";
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    static Stream<Sample> samples() {
        return Page.samples("yaml").stream();
    }

    /** Returns the names of the starter's properties, as its metadata lists them for editors. */
    private static Set<String> properties() throws Exception {
        Set<String> names = new TreeSet<>();
        for (URL file : Collections.list(YamlSamplesTest.class.getClassLoader().getResources(METADATA))) {
            try (InputStream stream = file.openStream();
                    InputStreamReader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                JsonParser.parseReader(reader)
                        .getAsJsonObject()
                        .getAsJsonArray("properties")
                        .forEach(property ->
                                names.add(property.getAsJsonObject().get("name").getAsString()));
            }
        }
        names.removeIf(name -> !name.startsWith(PREFIX));
        return names;
    }

    private static Set<String> names(Sample sample) {
        Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(sample.text());
        Set<String> names = new TreeSet<>();
        collect("", root, names);
        return names;
    }

    private static void collect(String name, Object value, Set<String> names) {
        if (value instanceof Map<?, ?> map) {
            map.forEach(
                    (key, member) -> collect(name.isEmpty() ? String.valueOf(key) : name + '.' + key, member, names));
        } else {
            names.add(name);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sampleSetsExistingProperties(Sample sample) throws Exception {
        Set<String> unknown = names(sample);
        assertFalse(unknown.isEmpty(), sample.place());
        unknown.removeAll(properties());
        assertEquals(Set.of(), unknown);
    }

    @Test
    void guideListsEveryProperty() throws Exception {
        Set<String> listed = samples()
                .filter(sample -> sample.place().contains("spring-boot.md"))
                .flatMap(sample -> names(sample).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(properties(), listed);
    }
}
