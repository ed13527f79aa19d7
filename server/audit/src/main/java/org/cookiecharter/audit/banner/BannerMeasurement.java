// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.banner;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.cookiecharter.audit.browser.DevToolsException;
import org.cookiecharter.audit.browser.Tab;
import org.cookiecharter.audit.observation.AxeViolation;
import org.cookiecharter.audit.observation.BannerObservation;
import org.cookiecharter.audit.observation.ButtonMeasure;
import org.jspecify.annotations.Nullable;

/** The measurement of a banner. It moves the focus, and opens the second layer. */
public final class BannerMeasurement {
    private static final int MAX_TABS = 80;
    private static final int MAX_TEXT_LENGTH = 1000;
    private static final String MEASURE = resource("measure.js").replaceFirst("^/\\*.*\\*/\\s*//.*\\s*", "");
    private static final String AXE = resource("/axe.min.js");

    /** Runs the rules for WCAG 2.2 AA on an element. */
    private static final String RUN_AXE = """
            function() { return axe.run(this, {resultTypes: ['violations'], runOnly:
                ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})
              .then(({violations}) => violations.map(({id, help, nodes}) => ({id, help, html: nodes[0].html}))); }""";

    /** Returns whether an element has the focus, also in a shadow tree. */
    private static final String HAS_FOCUS = """
            function() { return this.getRootNode().activeElement === this; }""";

    private final Tab page;
    private final Banner banner;
    private final BannerWords words;
    private final Function<Banner, @Nullable Banner> secondLayer;

    BannerMeasurement(Tab page, Banner banner, BannerWords words, Function<Banner, @Nullable Banner> secondLayer) {
        this.page = page;
        this.banner = banner;
        this.words = words;
        this.secondLayer = secondLayer;
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(BannerMeasurement.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Measures the banner.
     *
     * @throws DevToolsException if the browser cannot evaluate its elements
     */
    public BannerObservation measure() {
        AccessibleNode accept = banner.control(Action.ACCEPT);
        AccessibleNode refuse = banner.control(Action.REFUSE);
        List<AxeViolation> violations = violations();
        Set<Integer> reachable = reachable();
        ButtonMeasure acceptMeasure = accept == null ? null : measure(accept, reachable);
        ButtonMeasure refuseMeasure = refuse == null ? null : measure(refuse, reachable);
        List<String> preselected = new ArrayList<>(preselected(banner));
        Banner second = secondLayer.apply(banner);
        if (second != null) {
            preselected(second).stream()
                    .filter(name -> !preselected.contains(name))
                    .forEach(preselected::add);
        }
        String text = banner.text();
        return new BannerObservation(
                text.length() <= MAX_TEXT_LENGTH ? text : text.substring(0, MAX_TEXT_LENGTH) + "…",
                banner.pressable(),
                acceptMeasure,
                refuseMeasure,
                preselected,
                words.namesPurpose(text),
                violations);
    }

    private ButtonMeasure measure(AccessibleNode node, Set<Integer> reachable) {
        JsonObject measure = banner.frame().evaluateOn(node.element(), MEASURE).getAsJsonObject();
        return new ButtonMeasure(
                node.name(),
                node.role(),
                measure.get("width").getAsDouble(),
                measure.get("height").getAsDouble(),
                measure.get("fontSize").getAsDouble(),
                measure.get("textContrast").getAsDouble(),
                measure.get("fillContrast").getAsDouble(),
                // The keys go to the page, and the focus in a frame cannot be compared.
                !banner.main() || reachable.contains(node.element()));
    }

    /** Returns the elements of the accept and refuse buttons that the Tab key reaches from the beginning of the page. */
    private Set<Integer> reachable() {
        Set<Integer> reachable = new HashSet<>();
        List<AccessibleNode> wanted = new ArrayList<>();
        for (Action action : List.of(Action.ACCEPT, Action.REFUSE)) {
            AccessibleNode node = banner.control(action);
            if (node != null && banner.main()) {
                wanted.add(node);
            }
        }
        for (int i = 0; i < MAX_TABS && reachable.size() < wanted.size(); i++) {
            page.pressTab();
            for (AccessibleNode node : wanted) {
                if (banner.frame().evaluateOn(node.element(), HAS_FOCUS).getAsBoolean()) {
                    reachable.add(node.element());
                }
            }
        }
        return reachable;
    }

    private List<String> preselected(Banner layer) {
        return layer.options().stream()
                .filter(option -> option.node().checked()
                        && !option.node().disabled()
                        && !words.isNecessary(option.description()))
                .map(Banner.Option::description)
                .toList();
    }

    private List<AxeViolation> violations() {
        banner.frame().evaluate(AXE + "\n;true");
        JsonArray found =
                banner.frame().evaluateOn(banner.container().element(), RUN_AXE).getAsJsonArray();
        List<AxeViolation> violations = new ArrayList<>();
        for (JsonElement element : found) {
            JsonObject violation = element.getAsJsonObject();
            String html = violation.get("html").getAsString();
            violations.add(new AxeViolation(
                    violation.get("id").getAsString(),
                    violation.get("help").getAsString(),
                    html.length() <= 200 ? html : html.substring(0, 200) + "…"));
        }
        return violations;
    }
}
