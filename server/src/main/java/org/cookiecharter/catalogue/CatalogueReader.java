package org.cookiecharter.catalogue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the file into a catalogue, or into the list of everything that is wrong with it. */
final class CatalogueReader {
    private final String source;
    private final List<CatalogueMistake> mistakes = new ArrayList<>();

    CatalogueReader(String source) {
        this.source = source;
    }

    Catalogue read(String json) {
        JsonElement tree = new JsonTree(mistakes).read(json.startsWith("\uFEFF") ? json.substring(1) : json);
        if (tree != null && !(tree instanceof JsonObject)) {
            mistakes.add(new CatalogueMistake("$", "must be an object"));
        }
        if (!(tree instanceof JsonObject object)) {
            throw new CatalogueException(source, mistakes);
        }
        Place root = new Place("$", object, language(object), mistakes);
        Catalogue catalogue = catalogue(root);
        if (!mistakes.isEmpty()) {
            throw new CatalogueException(source, mistakes);
        }
        return catalogue;
    }

    private Catalogue catalogue(Place root) {
        root.only("$schema", "site", "controller", "language", "charter", "categories", "services");
        root.optionalString("$schema");
        String site = root.string("site");
        root.address("site", site);
        String language = root.string("language");
        if (!language.isEmpty() && !Place.LANGUAGE.matcher(language).matches()) {
            root.mistake("language", "\"" + language + "\" is no language tag; write one like \"fr\" or \"pt-BR\"");
        }
        if (!root.has("categories")) {
            root.mistake("categories", "missing; declare at least one category");
        }
        if (!root.has("services")) {
            root.mistake("services", "missing; declare the services, or an empty list");
        }
        Controller controller = controller(root.optionalObject("controller"));
        CharterTexts charter = charter(root.optionalObject("charter"));
        List<Category> categories =
                root.objects("categories").stream().map(this::category).toList();
        ServiceReader serviceReader = new ServiceReader(categories);
        List<Service> services =
                root.objects("services").stream().map(serviceReader::read).toList();
        CatalogueChecks checks = new CatalogueChecks(mistakes);
        checks.check(categories, services);
        return new Catalogue(
                site,
                controller,
                language.isEmpty() ? "en" : language,
                languages(language, categories, services),
                charter,
                categories,
                services,
                checks.advice(controller, categories));
    }

    private static @Nullable Controller controller(@Nullable Place place) {
        if (place == null) {
            return null;
        }
        place.only("name", "contact", "dataProtectionOfficer");
        return new Controller(
                place.string("name"), place.optionalString("contact"), place.optionalString("dataProtectionOfficer"));
    }

    private static CharterTexts charter(@Nullable Place place) {
        if (place == null) {
            return new CharterTexts(null, null, null, null, null, null);
        }
        place.only("title", "introduction", "definitionHeading", "definition", "types", "usage");
        return new CharterTexts(
                place.optionalText("title"),
                place.optionalText("introduction"),
                place.optionalText("definitionHeading"),
                place.optionalText("definition"),
                place.optionalText("types"),
                place.optionalText("usage"));
    }

    private Category category(Place place) {
        place.only("id", "consent", "name", "purpose", "description", "heading");
        String id = ServiceReader.id(place);
        String word = place.string("consent");
        ConsentRule consent = ConsentRule.of(word);
        if (consent == null && !word.isEmpty()) {
            place.mistake("consent", "\"" + word + "\" must be \"exempt\", \"opt-out\" or \"required\"");
        }
        return new Category(
                id,
                consent == null ? ConsentRule.REQUIRED : consent,
                place.text("name"),
                place.optionalText("purpose"),
                place.optionalText("description"),
                place.optionalText("heading"));
    }

    /** The language that texts are read in, before it is known to be right. */
    private static String language(JsonObject object) {
        JsonElement value = object.get("language");
        String language = value != null
                        && value.isJsonPrimitive()
                        && value.getAsJsonPrimitive().isString()
                ? value.getAsString()
                : "";
        return Place.LANGUAGE.matcher(language).matches() ? language : Locale.ENGLISH.getLanguage();
    }

    private static List<String> languages(String own, List<Category> categories, List<Service> services) {
        Set<String> languages = new LinkedHashSet<>(List.of(own));
        categories.forEach(category -> languages.addAll(category.name().languages()));
        services.forEach(service -> languages.addAll(service.name().languages()));
        return List.copyOf(languages);
    }
}
