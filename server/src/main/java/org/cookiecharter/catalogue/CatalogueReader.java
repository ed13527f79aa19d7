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
import org.jspecify.annotations.Nullable;

/** Turns the file into a catalogue, or into the list of everything that is wrong with it. */
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
        return catalogue(new Place(JsonPath.ROOT, object, language(object), errors), text, tree);
    }

    private Catalogue catalogue(Place root, String text, JsonElement tree) {
        root.only(
                "$schema",
                "site",
                "controller",
                "language",
                "interface",
                "signals",
                "charter",
                "categories",
                "services");
        root.optionalString("$schema");
        String site = root.string("site");
        WebAddress.check(root, root.path("site"), site);
        Controller controller = controller(root.optionalObject("controller"));
        String language = root.string("language");
        if (!language.isEmpty()) {
            TextReader.checkLanguage(root, root.path("language"), language);
        }
        Place appearance = root.optionalObject("interface");
        Appearance drawn = appearance == null ? Appearance.DEFAULT : Appearance.read(appearance);
        CharterTexts charter = charter(root.optionalObject("charter"));
        if (!root.has("categories")) {
            root.error("categories", "missing; declare at least one category");
        } else if (root.lacks("categories")) {
            root.error("categories", "must hold at least one category");
        }
        List<Category> categories =
                root.objects("categories").stream().map(this::category).toList();
        if (!root.has("services")) {
            root.error("services", "missing; declare the services, or an empty list");
        }
        ServiceReader serviceReader = new ServiceReader(categories, checks);
        Set<String> languages = new LinkedHashSet<>(List.of(language));
        categories.forEach(category -> languages.addAll(category.name().languages()));
        Presets ready = new Presets(language, languages, provider(controller));
        List<Service> services = root.objects("services").stream()
                .map(ready::expand)
                .filter(Objects::nonNull)
                .map(serviceReader::read)
                .toList();
        Place told = root.optionalObject("signals");
        Signals signals = told == null
                ? Signals.NONE
                : Signals.read(
                        told,
                        Stream.concat(
                                        categories.stream().map(Category::id),
                                        services.stream().map(Service::id))
                                .toList());
        if (!errors.isEmpty()) {
            throw new CatalogueException(source, new ErrorLocator(text, tree).locate(errors));
        }
        List<CatalogueError> warnings = CatalogueWarnings.on(controller, categories, services);
        services.forEach(service -> languages.addAll(service.name().languages()));
        return new Catalogue(
                site,
                controller,
                language,
                List.copyOf(languages),
                drawn,
                signals,
                charter,
                categories,
                services,
                warnings.isEmpty() ? warnings : new ErrorLocator(text, tree).locate(warnings));
    }

    private static @Nullable Controller controller(@Nullable Place place) {
        if (place == null) {
            return null;
        }
        place.only("name", "contact", "dataProtectionOfficer");
        String contact = place.optionalString("contact");
        if (contact != null) {
            WebAddress.checkContact(place, "contact", contact);
        }
        return new Controller(place.string("name"), contact, place.optionalString("dataProtectionOfficer"));
    }

    /** Who provides what the site does itself. Where the name is an error already, each service need not say so too. */
    private static @Nullable String provider(@Nullable Controller controller) {
        return controller == null ? null : controller.name().isEmpty() ? "the controller" : controller.name();
    }

    private static CharterTexts charter(@Nullable Place place) {
        if (place == null) {
            return new CharterTexts(null, null, null, null, null, null);
        }
        place.only("title", "introduction", "definitionHeading", "definition", "types", "usage");
        return new CharterTexts(
                TextReader.optionalText(place, "title"),
                TextReader.optionalText(place, "introduction"),
                TextReader.optionalText(place, "definitionHeading"),
                TextReader.optionalText(place, "definition"),
                TextReader.optionalText(place, "types"),
                TextReader.optionalText(place, "usage"));
    }

    private Category category(Place place) {
        place.only("id", "consent", "name", "purpose", "description", "heading");
        String id = place.string("id");
        checks.id(place, id);
        String word = place.string("consent");
        ConsentRequirement consent = ConsentRequirement.of(word);
        if (consent == null && !word.isEmpty()) {
            place.error("consent", Quoted.of(word) + " must be \"exempt\", \"opt-out\" or \"opt-in\"");
        }
        return new Category(
                id,
                consent == null ? ConsentRequirement.OPT_IN : consent,
                TextReader.text(place, "name"),
                TextReader.optionalText(place, "purpose"),
                TextReader.optionalText(place, "description"),
                TextReader.optionalText(place, "heading"));
    }

    /** The language that texts are read in; empty if the file tells none, which is noted with the other keys. */
    private static String language(JsonObject object) {
        return object.get("language") instanceof JsonPrimitive value
                        && value.isString()
                        && TextReader.LANGUAGE.matcher(value.getAsString()).matches()
                ? value.getAsString()
                : "";
    }
}
