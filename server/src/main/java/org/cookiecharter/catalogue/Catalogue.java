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
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a site declares: who keeps which cookie, for what purpose and for how long. Immutable.
 *
 * <p>It is written by a person as one JSON file; {@code catalogue.schema.json} beside this class describes it. Loading
 * either gives a catalogue that satisfies every rule, or a {@link CatalogueException} with all of its errors.
 */
public final class Catalogue {
    private final String site;
    private final @Nullable Controller controller;
    private final String language;
    private final List<String> languages;
    private final Appearance appearance;
    private final Signals signals;
    private final CharterTexts charter;
    private final Map<String, Category> categories;
    private final Map<String, Service> services;
    private final List<CatalogueError> warnings;
    private final Map<Storage, NameIndex> names = new EnumMap<>(Storage.class);
    private final Map<String, String> fingerprints;
    private final String revision;
    private final OriginIndex origins;

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
            List<CatalogueError> warnings) {
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
        this.warnings = List.copyOf(warnings);
        for (Storage storage : Storage.values()) {
            names.put(storage, new NameIndex(declarations(storage)));
        }
        this.origins = new OriginIndex(services);
        this.fingerprints = fingerprints();
        this.revision = Fingerprint.revision(categories, services);
    }

    /**
     * The catalogue in this file, UTF-8.
     *
     * @throws CatalogueException with all errors, where it has any
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
     * The catalogue in this JSON text.
     *
     * @param source what messages call it
     * @throws CatalogueException with all errors, where it has any
     */
    public static Catalogue parse(String json, String source) {
        return new CatalogueReader(source).read(json);
    }

    /** A catalogue that declares nothing: of a site that is only looked at, or that nobody knows. */
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
                List.of());
    }

    /** The ids of the services that come ready, for {@code {"use": "matomo"}}, in alphabetical order. */
    public static List<String> presets() {
        return Presets.ids();
    }

    /** The site's address. */
    public String site() {
        return site;
    }

    /** Who answers for the site; null if it is not declared. */
    public @Nullable Controller controller() {
        return controller;
    }

    /** The language of every text, a BCP 47 tag. */
    public String language() {
        return language;
    }

    /**
     * The languages that visitors can be offered: the catalogue's own first, then each in which a category or a service
     * is named. Other texts may be missing in the latter, and fall back.
     */
    public List<String> languages() {
        return languages;
    }

    /** How the banner and the charter are drawn. */
    public Appearance appearance() {
        return appearance;
    }

    /** Whom in the page is told what the visitor allows. */
    public Signals signals() {
        return signals;
    }

    /** What the charter page says around its tables. */
    public CharterTexts charter() {
        return charter;
    }

    /** The categories in the order of the file. */
    public List<Category> categories() {
        return List.copyOf(categories.values());
    }

    /** The services in the order of the file. */
    public List<Service> services() {
        return List.copyOf(services.values());
    }

    /** The category of this id; null if there is none. */
    public @Nullable Category category(String id) {
        return categories.get(id);
    }

    /** The service of this id; null if there is none. */
    public @Nullable Service service(String id) {
        return services.get(id);
    }

    /**
     * The services that are loaded from this host; empty if none is declared.
     *
     * @param host in lower case
     * @param port -1 where it is not known
     */
    public List<Service> servicesOf(String host, int port) {
        return origins.find(host, port);
    }

    /** What is declared for this name in this storage; null if nothing is. */
    public @Nullable CookieDeclaration declaration(Storage storage, String name) {
        return declaration(storage, name, 0, name.length());
    }

    /** The same for a name that is a part of a longer text, from one place to another. */
    public @Nullable CookieDeclaration declaration(Storage storage, String text, int from, int to) {
        NameIndex index = names.get(storage);
        return index == null ? null : index.find(text, from, to);
    }

    /** Every entry of a storage, in the order of the file. */
    public List<CookieDeclaration> declarations(Storage storage) {
        List<CookieDeclaration> all = new ArrayList<>();
        for (Service service : services.values()) {
            Category category = categories.get(service.category());
            for (DeclaredCookie cookie : service.cookies()) {
                if (cookie.storage() == storage && category != null) {
                    all.add(new CookieDeclaration(cookie, service, category));
                }
            }
        }
        return List.copyOf(all);
    }

    /**
     * Eight hex digits that change when something that needs consent is added or changed, and not when a text is
     * corrected. A choice made for another revision is stale.
     */
    public String revision() {
        return revision;
    }

    /**
     * Six hex digits that change when what this category or service does with the device changes.
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

    /** What the file may say, but a supervisory authority would ask about: for the log, not for visitors. */
    public List<CatalogueError> warnings() {
        return warnings;
    }

    private Map<String, String> fingerprints() {
        Map<String, String> all = new LinkedHashMap<>();
        for (Category category : categories.values()) {
            all.put(category.id(), Fingerprint.of(category, services()));
        }
        for (Service service : services.values()) {
            Category category = categories.get(service.category());
            if (category != null) {
                all.put(service.id(), Fingerprint.of(service, category.consent()));
            }
        }
        return all;
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return e instanceof AccessDeniedException ? "its permissions forbid it" : String.valueOf(e.getMessage());
    }
}
