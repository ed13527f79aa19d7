// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

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
 * The languages of a site's charter, and which one a visitor gets. Whoever names a language, by {@code ?lang} or by the
 * {@code lang} of the page that shows the banner, gets the interface in it, even where the catalogue does not speak it:
 * its own texts are then in its own language, and say so. {@code Accept-Language} chooses among those of the catalogue.
 *
 * <p>Of the catalogue's languages those are left out that the interface does not speak, except the catalogue's own: its
 * texts are then shown in an English interface.
 */
public final class Languages {
    private static final String SPARE = "en";

    private final String standard;
    private final List<String> spoken;
    private final List<String> offered;
    private final Map<String, InterfaceTexts> texts = new ConcurrentHashMap<>();

    public Languages(Catalogue catalogue) {
        standard = catalogue.language();
        spoken = catalogue.languages().stream()
                .filter(language -> language.equals(standard) || InterfaceTexts.isSupported(language))
                .toList();
        List<String> all = new ArrayList<>(spoken);
        InterfaceTexts.LANGUAGES.stream()
                .filter(language ->
                        spoken.stream().map(InterfaceTexts::primaryTag).noneMatch(language::equals))
                .forEach(all::add);
        offered = List.copyOf(all);
    }

    /** Those that both the catalogue and the interface speak, the catalogue's own first. */
    List<String> spoken() {
        return spoken;
    }

    /** All that a visitor may ask for by name. */
    List<String> offered() {
        return offered;
    }

    /** What {@code lang} of a page may say, so that there are texts for it; {@link #offered} tells which. */
    Set<String> known() {
        Set<String> tags = new LinkedHashSet<>(offered);
        offered.forEach(language -> tags.addAll(InterfaceTexts.tags(InterfaceTexts.primaryTag(language))));
        return tags;
    }

    public InterfaceTexts texts(String language) {
        return texts.computeIfAbsent(
                language,
                tag -> Objects.requireNonNullElseGet(
                        InterfaceTexts.forLanguage(tag),
                        () -> Objects.requireNonNull(InterfaceTexts.forLanguage(SPARE))));
    }

    /** By {@code ?lang}, else {@code Accept-Language}, else the catalogue's own. */
    String of(SiteRequest request) {
        String wanted = offered(request.parameter("lang"));
        if (wanted != null) {
            return wanted;
        }
        for (String tag : request.accepted(HttpHeader.ACCEPT_LANGUAGE)) {
            String language = nearest(spoken, tag);
            if (language != null) {
                return language;
            }
        }
        return standard;
    }

    /** This language, else its main one without a region, else another region's, where it is offered; null otherwise. */
    @Nullable
    String offered(@Nullable String tag) {
        return tag == null ? null : nearest(offered, tag);
    }

    private static @Nullable String nearest(List<String> languages, String tag) {
        String main = InterfaceTexts.primaryTag(tag);
        String region = null;
        for (String language : languages) {
            if (language.equalsIgnoreCase(tag)) {
                return language;
            }
            if (InterfaceTexts.primaryTag(language).equals(main) && (region == null || language.equals(main))) {
                region = language;
            }
        }
        return region;
    }
}
