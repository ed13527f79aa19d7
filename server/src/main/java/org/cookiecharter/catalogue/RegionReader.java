// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.cookiecharter.catalogue.Catalogue.RegionRule;
import org.cookiecharter.format.LogText;
import org.jspecify.annotations.Nullable;

/** Parses the rules for regions, in the order in which the first that applies decides. */
final class RegionReader {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final Pattern SUBDIVISION = Pattern.compile("([A-Z]{2})-[A-Z0-9]{1,3}");
    private static final String DEFAULT = "default";

    private final List<Category> categories;

    /** @param categories the categories with the consent requirement that each declares itself */
    RegionReader(List<Category> categories) {
        this.categories = categories;
    }

    List<RegionRule> read(List<ObjectNode> nodes) {
        List<RegionRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>(Set.of(RegionRule.STRICTEST));
        for (ObjectNode node : nodes) {
            ObjectNode expanded = expand(node);
            RegionRule rule = expanded == null ? null : rule(expanded);
            if (rule != null && !rule.id().isEmpty() && !ids.add(rule.id())) {
                node.error(
                        "id", LogText.quote(rule.id()) + " is reserved, or the id of an earlier rule; choose another");
            } else if (rule != null) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private static @Nullable ObjectNode expand(ObjectNode node) {
        if (!node.has("use")) {
            return node;
        }
        String name = node.requiredString("use");
        RegionPreset preset = name.isEmpty() ? null : node.value("use", name, RegionPreset.class);
        if (preset == null) {
            return null;
        }
        JsonObject defaults = new JsonObject();
        defaults.addProperty("id", preset.text());
        JsonArray regions = new JsonArray();
        preset.regions().forEach(regions::add);
        defaults.add("regions", regions);
        if (preset.consent() != null) {
            defaults.addProperty(DEFAULT, preset.consent().text());
        }
        return node.withDefaults(defaults);
    }

    private RegionRule rule(ObjectNode node) {
        node.rejectUnknownKeys("id", "regions", DEFAULT, "consent");
        String id = node.requiredString("id");
        if (!id.isEmpty() && !id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            node.error("id", LogText.quote(id) + " must be 1 to 40 of a-z, 0-9 and -, and not begin with -");
        }
        if (node.isMissingOrEmpty("regions")) {
            node.error("regions", "missing; list at least one region, like FR, US-CA or * for all others");
        }
        List<String> regions = new ArrayList<>();
        node.strings("regions").forEach((path, text) -> {
            if (isRegion(text)) {
                regions.add(text);
            } else {
                node.errorAt(
                        path,
                        LogText.quote(text) + " is not a region; write an ISO 3166 code like FR or US-CA, or * for all"
                                + " others");
            }
        });
        String defaultText = node.optionalString(DEFAULT);
        ConsentRequirement byDefault = defaultText == null ? null : requirement(node, DEFAULT, defaultText);
        Map<String, ConsentRequirement> consent = new LinkedHashMap<>();
        for (Category category : categories) {
            if (category.consent() != ConsentRequirement.EXEMPT) {
                consent.put(category.id(), Objects.requireNonNullElse(byDefault, category.consent()));
            }
        }
        ObjectNode declared = node.optionalObject("consent");
        if (declared != null) {
            for (String key : declared.keys()) {
                ConsentRequirement value = requirement(declared, key, declared.requiredString(key));
                if (!consent.containsKey(key)) {
                    declared.error(
                            key, "is not the id of a category that is opt-in or opt-out; exempt is exempt everywhere");
                } else if (value != null) {
                    consent.put(key, value);
                }
            }
        }
        return new RegionRule(id, regions, consent);
    }

    private static @Nullable ConsentRequirement requirement(ObjectNode node, String key, String text) {
        if (text.equals("opt-in") || text.equals("opt-out")) {
            return text.equals("opt-in") ? ConsentRequirement.OPT_IN : ConsentRequirement.OPT_OUT;
        }
        if (!text.isEmpty()) {
            node.error(key, LogText.quote(text) + " must be \"opt-in\" or \"opt-out\"");
        }
        return null;
    }

    /** Returns whether this is a region that a rule can name. */
    private static boolean isRegion(String text) {
        return text.equals("*") || isKnown(text);
    }

    /** Returns whether this is the code of a country, or has the form of the code of a part of one. */
    static boolean isKnown(String text) {
        var subdivision = SUBDIVISION.matcher(text);
        return COUNTRIES.contains(subdivision.matches() ? subdivision.group(1) : text);
    }

    /** Returns the strictest requirement of each category: its own, or that of a rule. */
    RegionRule strictest(List<RegionRule> rules) {
        Map<String, ConsentRequirement> consent = new LinkedHashMap<>();
        for (Category category : categories) {
            if (category.consent() != ConsentRequirement.EXEMPT) {
                boolean isOptIn = category.consent() == ConsentRequirement.OPT_IN
                        || rules.stream().anyMatch(rule -> rule.consent(category) == ConsentRequirement.OPT_IN);
                consent.put(category.id(), isOptIn ? ConsentRequirement.OPT_IN : ConsentRequirement.OPT_OUT);
            }
        }
        return new RegionRule(RegionRule.STRICTEST, List.of(), consent);
    }

    /** Returns the categories with the consent requirement for visitors of whom no region is known. */
    List<Category> under(RegionRule rule) {
        return categories.stream()
                .map(category -> category.withConsent(rule.consent(category)))
                .toList();
    }
}
