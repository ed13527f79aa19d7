// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.charter.InterfaceTexts;
import org.cookiecharter.consent.SiteRequest;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * The languages of a site's charter, and the choice of one for a visitor. A request for a language by {@code ?lang}, or
 * by the {@code lang} of the page with the banner, selects the interface in it even if the catalogue lacks it: the
 * site's own texts then stay in their own language, and are marked so. {@code Accept-Language} selects among the
 * catalogue's languages.
 *
 * <p>Languages of the catalogue that the interface does not support are ignored, except its default language: its texts
 * are then shown in an English interface.
 */
public final class Languages {
    private static final String FALLBACK = "en";

    private final String defaultLanguage;
    private final List<String> supported;
    private final List<String> available;
    private final Map<String, InterfaceTexts> texts = new ConcurrentHashMap<>();

    public Languages(Catalogue catalogue) {
        defaultLanguage = catalogue.language();
        supported = catalogue.languages().stream()
                .filter(language -> language.equals(defaultLanguage) || InterfaceTexts.isSupported(language))
                .toList();
        List<String> allLanguages = new ArrayList<>(supported);
        InterfaceTexts.LANGUAGES.stream()
                .filter(language ->
                        supported.stream().map(InterfaceTexts::primaryTag).noneMatch(language::equals))
                .forEach(allLanguages::add);
        available = List.copyOf(allLanguages);
    }

    /** Returns the languages that both the catalogue and the interface support, the catalogue's default first. */
    public List<String> supported() {
        return supported;
    }

    /** Returns all languages that a visitor may request explicitly. */
    public List<String> available() {
        return available;
    }

    /**
     * Returns the values of a page's {@code lang} for which there are texts; {@link #available} maps them to a
     * language.
     */
    public Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>(available);
        available.forEach(language -> tags.addAll(InterfaceTexts.tags(InterfaceTexts.primaryTag(language))));
        return tags;
    }

    public InterfaceTexts texts(String language) {
        return texts.computeIfAbsent(
                language,
                tag -> Objects.requireNonNullElseGet(
                        InterfaceTexts.forLanguage(tag),
                        () -> Objects.requireNonNull(InterfaceTexts.forLanguage(FALLBACK))));
    }

    /** Returns the language by {@code ?lang}, else {@code Accept-Language}, else the catalogue's default. */
    public String negotiate(SiteRequest request) {
        String requested = available(request.parameter("lang"));
        if (requested != null) {
            return requested;
        }
        for (String tag : request.accepted(HttpHeader.ACCEPT_LANGUAGE)) {
            String language = closest(supported, tag);
            if (language != null) {
                return language;
            }
        }
        return defaultLanguage;
    }

    /** Returns this language, its main language, or another region of it, whichever is available; null if none is. */
    @Nullable
    public String available(@Nullable String tag) {
        return tag == null ? null : closest(available, tag);
    }

    private static @Nullable String closest(List<String> languages, String tag) {
        String main = InterfaceTexts.primaryTag(tag);
        String otherRegion = null;
        for (String language : languages) {
            if (language.equalsIgnoreCase(tag)) {
                return language;
            }
            if (InterfaceTexts.primaryTag(language).equals(main) && (otherRegion == null || language.equals(main))) {
                otherRegion = language;
            }
        }
        return otherRegion;
    }
}
