// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cookiecharter.catalogue.Catalogue.CharterTexts;
import org.cookiecharter.catalogue.Catalogue.Controller;
import org.cookiecharter.catalogue.Catalogue.RegionRule;
import org.jspecify.annotations.Nullable;

/** Parses the catalogue file into a catalogue, or into the list of all its errors. */
final class CatalogueReader {
    private final String source;
    private final List<CatalogueError> errors = new ArrayList<>();
    private final CatalogueChecks checks = new CatalogueChecks();

    CatalogueReader(String source) {
        this.source = source;
    }

    Catalogue read(String json) {
        String text = json.startsWith("\uFEFF") ? json.substring(1) : json;
        JsonElement tree = new JsonTree(errors).read(text);
        if (tree != null && !(tree instanceof JsonObject)) {
            errors.add(new CatalogueError(JsonPath.ROOT, "must be an object"));
        }
        if (!(tree instanceof JsonObject object)) {
            throw new CatalogueException(source, new ErrorLocator(text, tree).locate(errors));
        }
        return catalogue(new ObjectNode(JsonPath.ROOT, object, language(object), errors), text, tree);
    }

    private Catalogue catalogue(ObjectNode root, String text, JsonElement tree) {
        root.rejectUnknownKeys(
                "$schema",
                "site",
                "controller",
                "language",
                "interface",
                "signals",
                "charter",
                "categories",
                "regions",
                "services");
        root.optionalString("$schema");
        String site = root.requiredString("site");
        WebAddress.check(root, root.path("site"), site);
        Controller controller = controller(root.optionalObject("controller"));
        String language = root.requiredString("language");
        if (!language.isEmpty()) {
            TextReader.checkLanguage(root, root.path("language"), language);
        }
        ObjectNode appearance = root.optionalObject("interface");
        Appearance parsedAppearance = appearance == null ? Appearance.DEFAULT : Appearance.read(appearance);
        CharterTexts charter = charter(root.optionalObject("charter"));
        if (!root.has("categories")) {
            root.error("categories", "missing; declare at least one category");
        } else if (root.isMissingOrEmpty("categories")) {
            root.error("categories", "must contain at least one category");
        }
        List<ObjectNode> categoryNodes = root.objects("categories");
        List<Category> declaredCategories =
                categoryNodes.stream().map(this::category).toList();
        if (!root.has("services")) {
            root.error("services", "missing; declare the services, or an empty list");
        }
        Set<String> languages = new LinkedHashSet<>(List.of(language));
        declaredCategories.forEach(category -> languages.addAll(category.name().languages()));
        Presets presets = new Presets(language, languages, provider(controller));
        List<ObjectNode> serviceNodes = root.objects("services").stream()
                .map(presets::expand)
                .filter(Objects::nonNull)
                .toList();
        RegionReader regions = new RegionReader(declaredCategories);
        List<RegionRule> rules = new ArrayList<>(regions.read(root.objects("regions")));
        if (!rules.isEmpty()) {
            rules.add(regions.strictest(rules));
        }
        List<Category> strictCategories =
                rules.isEmpty() ? declaredCategories : regions.under(rules.get(rules.size() - 1));
        List<Category> categories = SaleOrSharing.read(categoryNodes, strictCategories, serviceNodes);
        ServiceReader serviceReader = new ServiceReader(
                categories,
                SaleOrSharing.declared(categoryNodes, categories),
                optOutCategories(categories, rules),
                checks);
        List<Service> services = serviceNodes.stream().map(serviceReader::read).toList();
        ObjectNode signalsNode = root.optionalObject("signals");
        Signals signals = signalsNode == null
                ? Signals.NONE
                : Signals.read(
                        signalsNode,
                        Stream.concat(
                                        categories.stream().map(Category::id),
                                        services.stream().map(Service::id))
                                .toList());
        if (!errors.isEmpty()) {
            throw new CatalogueException(source, new ErrorLocator(text, tree).locate(errors));
        }
        List<CatalogueError> warnings = CatalogueWarnings.find(controller, categories, services, rules);
        services.forEach(service -> languages.addAll(service.name().languages()));
        return new Catalogue(
                site,
                controller,
                language,
                List.copyOf(languages),
                parsedAppearance,
                signals,
                charter,
                categories,
                services,
                rules,
                warnings.isEmpty() ? warnings : new ErrorLocator(text, tree).locate(warnings));
    }

    private static @Nullable Controller controller(@Nullable ObjectNode node) {
        if (node == null) {
            return null;
        }
        node.rejectUnknownKeys("name", "contact", "dataProtectionOfficer");
        String contact = node.optionalString("contact");
        if (contact != null) {
            WebAddress.checkContact(node, "contact", contact);
        }
        return new Controller(node.requiredString("name"), contact, node.optionalString("dataProtectionOfficer"));
    }

    /**
     * Returns the provider of the services that the site provides itself, or null if no controller is declared. If the
     * controller's name is already an error, the services do not each report it again.
     */
    private static @Nullable String provider(@Nullable Controller controller) {
        return controller == null ? null : controller.name().isEmpty() ? "the controller" : controller.name();
    }

    private static CharterTexts charter(@Nullable ObjectNode node) {
        if (node == null) {
            return new CharterTexts(null, null, null, null, null, null);
        }
        node.rejectUnknownKeys("title", "introduction", "definitionHeading", "definition", "types", "usage");
        return new CharterTexts(
                TextReader.optionalText(node, "title"),
                TextReader.optionalText(node, "introduction"),
                TextReader.optionalText(node, "definitionHeading"),
                TextReader.optionalText(node, "definition"),
                TextReader.optionalText(node, "types"),
                TextReader.optionalText(node, "usage"));
    }

    private Category category(ObjectNode node) {
        node.rejectUnknownKeys(
                "id", "consent", "name", "purpose", "description", "heading", SaleOrSharing.KEY, SaleOrSharing.GPC);
        String id = node.requiredString("id");
        checks.checkId(node, id);
        String consentText = node.requiredString("consent");
        ConsentRequirement consent =
                consentText.isEmpty() ? null : node.value("consent", consentText, ConsentRequirement.class);
        return new Category(
                id,
                consent == null ? ConsentRequirement.OPT_IN : consent,
                TextReader.requiredText(node, "name"),
                TextReader.optionalText(node, "purpose"),
                TextReader.optionalText(node, "description"),
                TextReader.optionalText(node, "heading"),
                false,
                false);
    }

    /** Returns the ids of the categories that are opt-out everywhere, or in some region. */
    private static Set<String> optOutCategories(List<Category> categories, List<RegionRule> rules) {
        Set<String> ids = new LinkedHashSet<>();
        for (Category category : categories) {
            if (category.consent() == ConsentRequirement.OPT_OUT
                    || rules.stream().anyMatch(rule -> rule.consent(category) == ConsentRequirement.OPT_OUT)) {
                ids.add(category.id());
            }
        }
        return ids;
    }

    /** Returns the language of the texts; empty if the file declares none, which is reported with the other keys. */
    private static String language(JsonObject object) {
        return object.get("language") instanceof JsonPrimitive value
                        && value.isString()
                        && TextReader.LANGUAGE.matcher(value.getAsString()).matches()
                ? value.getAsString()
                : "";
    }
}
