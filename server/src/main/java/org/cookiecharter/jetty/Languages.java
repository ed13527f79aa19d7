package org.cookiecharter.jetty;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.cookiecharter.catalogue.Catalogue;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The languages that a catalogue is offered in, and which one a visitor gets. */
final class Languages {
    private static final String SPARE = "en";

    private final Map<String, InterfaceTexts> offered = new LinkedHashMap<>();
    private final String standard;

    /** Those that both the catalogue and the interface speak; the catalogue's own in any case. */
    Languages(Catalogue catalogue) {
        for (String language : catalogue.languages()) {
            InterfaceTexts texts = InterfaceTexts.in(language);
            if (texts != null) {
                offered.put(language, texts);
            }
        }
        standard = catalogue.language();
        offered.computeIfAbsent(standard, own -> Objects.requireNonNull(InterfaceTexts.in(SPARE)));
    }

    /** For each language offered, what is made of it. */
    <T> Map<String, T> map(Function<String, T> make) {
        Map<String, T> made = new LinkedHashMap<>();
        offered.keySet().forEach(language -> made.put(language, make.apply(language)));
        return made;
    }

    InterfaceTexts texts(String language) {
        return Objects.requireNonNull(offered.get(language));
    }

    /** By {@code ?lang}, else {@code Accept-Language}, else the catalogue's own. */
    String of(Request request) {
        String wanted = offered(Asked.parameter(request, "lang"));
        if (wanted != null) {
            return wanted;
        }
        for (String tag : Asked.accepted(request.getHeaders(), HttpHeader.ACCEPT_LANGUAGE)) {
            String language = offered(tag);
            if (language != null) {
                return language;
            }
        }
        return standard;
    }

    /** This language, or its main one without a region, where it is offered; null otherwise. */
    @Nullable
    String offered(@Nullable String tag) {
        if (tag == null) {
            return null;
        }
        for (String language : offered.keySet()) {
            if (language.equalsIgnoreCase(tag)) {
                return language;
            }
        }
        int subtag = tag.indexOf('-');
        return subtag < 0 ? null : offered(tag.substring(0, subtag));
    }
}
