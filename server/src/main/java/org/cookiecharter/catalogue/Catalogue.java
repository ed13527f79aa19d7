// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cookiecharter.banner.Style;
import org.jspecify.annotations.Nullable;

/**
 * The cookies that a site declares: who sets each of them, for what purpose and for how long. Immutable.
 *
 * <p>A catalogue is written by hand as one JSON file; {@code catalogue.schema.json} beside this class describes it.
 * Loading the file either returns a catalogue that satisfies every rule, or throws a {@link CatalogueException} that
 * lists all of its errors.
 */
public final class Catalogue {
    /**
     * The controller: the person or body that is responsible for the site's use of personal data (GDPR art. 13(1)(a) and
     * (b)).
     *
     * @param name the name of the person or body
     * @param contact an e-mail or web address; null if none is declared
     * @param dataProtectionOfficer the contact details of the data protection officer, as free text, not as an address to
     *     link to; null if there is none
     */
    public record Controller(
            String name, @Nullable String contact, @Nullable String dataProtectionOfficer) {}

    /**
     * The texts of the charter page around its tables. Each is null if the default text of the user interface is used.
     *
     * @param title the heading of the page
     * @param introduction the reason why the site uses cookies
     * @param definitionHeading the question what a cookie is
     * @param definition the answer to this question
     * @param types the sentence before the description of the categories
     * @param usage the heading before the tables
     */
    public record CharterTexts(
            @Nullable LocalizedText title,
            @Nullable LocalizedText introduction,
            @Nullable LocalizedText definitionHeading,
            @Nullable LocalizedText definition,
            @Nullable LocalizedText types,
            @Nullable LocalizedText usage) {}

    /**
     * The consent requirements for the visitors of some regions.
     *
     * @param id the id of the rule in consent records
     * @param regions the regions: ISO 3166-1 codes of countries ({@code FR}), ISO 3166-2 codes of their parts
     *     ({@code US-CA}), or {@code *} for any; empty for the rule that applies if no other does
     * @param consent the consent requirement by category; exempt categories are exempt everywhere and not contained
     */
    public record RegionRule(String id, List<String> regions, Map<String, ConsentRequirement> consent) {
        /** The id of the rule for visitors whose region is unknown, or has no other rule. */
        public static final String STRICTEST = "strictest";

        public RegionRule {
            regions = List.copyOf(regions);
            consent = Collections.unmodifiableMap(new LinkedHashMap<>(consent));
        }

        /** Returns the consent requirement of a category in these regions. */
        public ConsentRequirement consent(Category category) {
            return Objects.requireNonNullElse(consent.get(category.id()), category.consent());
        }

        /** Returns whether any category needs the agreement of visitors in these regions. */
        public boolean isOptIn(List<Category> categories) {
            return categories.stream().anyMatch(category -> consent(category) == ConsentRequirement.OPT_IN);
        }

        boolean applies(String region) {
            return regions.contains("*")
                    || regions.contains(region)
                    || (region.length() > 2 && regions.contains(region.substring(0, 2)));
        }

        boolean namesPartOf(String country) {
            return regions.stream().anyMatch(region -> region.startsWith(country + '-'));
        }
    }

    private final String site;
    private final @Nullable Controller controller;
    private final String language;
    private final List<String> languages;
    private final Appearance appearance;
    private final Signals signals;
    private final CharterTexts charter;
    private final Map<String, Category> categories;
    private final Map<String, Service> services;
    private final List<Category> choosableCategories;
    private final List<CatalogueError> warnings;
    private final Map<Storage, NameIndex> names = new EnumMap<>(Storage.class);
    private final Map<String, String> fingerprints;
    private final String revision;
    private final OriginIndex origins;
    private final List<RegionRule> regionRules;

    Catalogue(
            String site,
            @Nullable Controller controller,
            String language,
            List<String> languages,
            Appearance appearance,
            Signals signals,
            CharterTexts charter,
            List<Category> categories,
            List<Service> services,
            List<RegionRule> regionRules,
            List<CatalogueError> warnings) {
        this.regionRules = List.copyOf(regionRules);
        this.site = site;
        this.controller = controller;
        this.language = language;
        this.languages = List.copyOf(languages);
        this.appearance = appearance;
        this.signals = signals;
        this.charter = charter;
        this.categories = new LinkedHashMap<>();
        categories.forEach(category -> this.categories.put(category.id(), category));
        this.services = new LinkedHashMap<>();
        services.forEach(service -> this.services.put(service.id(), service));
        this.choosableCategories = categories.stream()
                .filter(category -> category.consent() != ConsentRequirement.EXEMPT
                        && !services(category).isEmpty())
                .toList();
        this.warnings = List.copyOf(warnings);
        for (Storage storage : Storage.values()) {
            names.put(storage, new NameIndex(declarations(storage)));
        }
        this.origins = new OriginIndex(services);
        this.fingerprints = fingerprints();
        this.revision = Fingerprint.revision(categories, services);
    }

    /**
     * Loads the catalogue in a file, which is UTF-8.
     *
     * @throws CatalogueException if the catalogue has errors; it lists all of them
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Catalogue load(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (CharacterCodingException e) {
            throw new CatalogueException(
                    file.toString(), List.of(new CatalogueError("$", "the file is not UTF-8; save it as UTF-8")));
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue " + file + " cannot be read: " + reason(e), e);
        }
    }

    /**
     * Parses the catalogue in a JSON text.
     *
     * @param source the name of the text in messages
     * @throws CatalogueException if the catalogue has errors; it lists all of them
     */
    public static Catalogue parse(String json, String source) {
        return new CatalogueReader(source).read(json);
    }

    /** Returns a catalogue that declares nothing, for a site that is only observed or that is unknown. */
    public static Catalogue empty() {
        return new Catalogue(
                "",
                null,
                "en",
                List.of("en"),
                Appearance.DEFAULT,
                Signals.NONE,
                new CharterTexts(null, null, null, null, null, null),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Returns the ids of the presets, for {@code {"use": "matomo"}}, in alphabetical order. */
    public static List<String> presets() {
        return Presets.ids();
    }

    /** Returns the address of the site. */
    public String site() {
        return site;
    }

    /** Returns the controller, who is responsible for the site, or null if none is declared. */
    public @Nullable Controller controller() {
        return controller;
    }

    /** Returns the default language of the texts, a BCP 47 tag. */
    public String language() {
        return language;
    }

    /**
     * Returns the languages that visitors can choose from: the catalogue's default language first, then each language
     * in which a category or a service has a name. Other texts may be missing in the latter, and fall back.
     */
    public List<String> languages() {
        return languages;
    }

    /** Returns the placement of the banner, the theme of the user interface and the images of placeholders. */
    public Style style() {
        Map<String, String> images = new TreeMap<>();
        for (Service service : services.values()) {
            if (service.image() != null) {
                images.put(service.id(), service.image());
            }
        }
        return appearance.style(images);
    }

    /**
     * Returns the signals that the page sends to third-party scripts, by their receivers as the catalogue file names them:
     * the id of the category or service that a receiver follows or, if it has several signals, a map of their ids and of
     * settings by name. Empty for none.
     */
    public Map<String, Object> signals() {
        return signals.receivers();
    }

    /**
     * Returns the rules for regions, in order, the strictest last: it applies to a visitor whose region is unknown or
     * has no other rule, and is what {@link Category#consent} returns. Empty if the catalogue makes no difference.
     */
    public List<RegionRule> regionRules() {
        return regionRules;
    }

    /**
     * Returns the rule for a region: the first that applies, or null if the catalogue makes no difference between
     * regions. A country without its part is an unknown region if a rule that would decide before any other names parts
     * of it.
     *
     * @param region an ISO 3166 code, in any case; anything else, or null, is an unknown region
     */
    public @Nullable RegionRule regionRule(@Nullable String region) {
        if (regionRules.isEmpty()) {
            return null;
        }
        RegionRule strictest = regionRules.get(regionRules.size() - 1);
        String code = region == null ? "" : region.strip().toUpperCase(Locale.ROOT);
        if (!RegionReader.isKnown(code)) {
            return strictest;
        }
        for (RegionRule rule : regionRules) {
            if (rule.applies(code)) {
                return rule;
            }
            if (rule.namesPartOf(code)) {
                return strictest;
            }
        }
        return strictest;
    }

    /** Returns the texts around the tables of the charter page. */
    public CharterTexts charter() {
        return charter;
    }

    /** Returns the categories in the order of the file. */
    public List<Category> categories() {
        return List.copyOf(categories.values());
    }

    /** Returns the services in the order of the file. */
    public List<Service> services() {
        return List.copyOf(services.values());
    }

    /** Returns the services of a category, in the order of the file. */
    public List<Service> services(Category category) {
        return services.values().stream()
                .filter(service -> service.category().id().equals(category.id()))
                .toList();
    }

    /**
     * Returns the categories that visitors can grant or refuse: those that are not exempt and have a service, in the
     * order of the file. Visitors are not asked about any other.
     */
    public List<Category> choosableCategories() {
        return choosableCategories;
    }

    /** Returns whether the browser's signal {@code Sec-GPC: 1} is an objection to anything that visitors can choose. */
    public boolean appliesGpc() {
        return choosableCategories.stream().anyMatch(Category::gpc);
    }

    /** Returns the category with this id, or null if there is none. */
    public @Nullable Category category(String id) {
        return categories.get(id);
    }

    /** Returns the service with this id, or null if there is none. */
    public @Nullable Service service(String id) {
        return services.get(id);
    }

    /**
     * Returns the services that are loaded from a host; empty if none is declared.
     *
     * @param host the host name in lower case
     * @param port the port, or -1 if it is not known
     */
    public List<Service> servicesFrom(String host, int port) {
        return origins.find(host, port);
    }

    /** Returns the declaration of a name in a storage, or null if the name is not declared. */
    public @Nullable CookieDeclaration declaration(Storage storage, String name) {
        return declaration(storage, name, 0, name.length());
    }

    /**
     * Returns the declaration of a name that is part of a longer text, or null if the name is not declared.
     *
     * @param from the index of the name's first character
     * @param to the index after the name's last character
     */
    public @Nullable CookieDeclaration declaration(Storage storage, String text, int from, int to) {
        NameIndex index = names.get(storage);
        return index == null ? null : index.find(text, from, to);
    }

    /** Returns all entries of a storage, in the order of the file. */
    public List<CookieDeclaration> declarations(Storage storage) {
        List<CookieDeclaration> all = new ArrayList<>();
        for (Service service : services.values()) {
            for (DeclaredCookie cookie : service.cookies()) {
                if (cookie.storage() == storage) {
                    all.add(new CookieDeclaration(cookie, service));
                }
            }
        }
        return List.copyOf(all);
    }

    /**
     * Returns the revision: eight hex digits that change if something that needs consent is added or changed, but not
     * if a text is corrected. A choice made for another revision is stale.
     */
    public String revision() {
        return revision;
    }

    /**
     * Returns six hex digits that change if the use that this category or service makes of the device changes.
     *
     * @throws IllegalArgumentException if the catalogue has no such id
     */
    public String fingerprint(String id) {
        String fingerprint = fingerprints.get(id);
        if (fingerprint == null) {
            throw new IllegalArgumentException("id (" + id + ") must be one of " + fingerprints.keySet());
        }
        return fingerprint;
    }

    /**
     * Returns the warnings: declarations that are valid, but that a supervisory authority would question. They are for
     * the log, not for visitors.
     */
    public List<CatalogueError> warnings() {
        return warnings;
    }

    private Map<String, String> fingerprints() {
        Map<String, String> all = new LinkedHashMap<>();
        for (Category category : categories.values()) {
            all.put(category.id(), Fingerprint.of(category, services()));
        }
        for (Service service : services.values()) {
            all.put(service.id(), Fingerprint.of(service));
        }
        return all;
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }
}
