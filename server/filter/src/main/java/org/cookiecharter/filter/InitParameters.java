package org.cookiecharter.filter;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueException;
import org.cookiecharter.catalogue.Catalogues;
import org.cookiecharter.http.Mode;
import org.cookiecharter.http.SiteSettings;
import org.cookiecharter.proof.ProofStore;
import org.jspecify.annotations.Nullable;

/** What {@code web.xml} says of a filter, read with all of its mistakes at once. */
final class InitParameters {
    private static final String CATALOGUE = "catalogue";
    private static final String PROOFS = "proofs";

    private final FilterConfig config;
    private final SiteSettings settings = new SiteSettings();
    private final Map<String, Consumer<String>> setters = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    private InitParameters(FilterConfig config) {
        this.config = config;
        setters.put("path", settings::setPath);
        setters.put("cookieName", settings::setCookieName);
        setters.put("cookieDomain", settings::setCookieDomain);
        setters.put("cookieDuration", text -> settings.setCookieDuration(Duration.parse(text)));
        setters.put("mode", text -> settings.setMode(Mode.valueOf(text.toUpperCase(Locale.ROOT))));
        setters.put("injectBanner", text -> settings.setInjectBanner(flag(text)));
        setters.put("injectPlainBanner", text -> settings.setInjectPlainBanner(flag(text)));
        setters.put("gateThirdParties", text -> settings.setGateThirdParties(flag(text)));
        setters.put("restrictOrigins", text -> settings.setRestrictOrigins(flag(text)));
        setters.put("passUndeclared", text -> settings.setPassUndeclared(flag(text)));
    }

    /** @throws ServletException naming every mistake, where there is any */
    static Deployment of(FilterConfig config) throws ServletException {
        InitParameters parameters = new InitParameters(config);
        parameters.readSettings();
        String catalogue = parameters.required(CATALOGUE, "/WEB-INF/cookies.json, or a file");
        String proofs = parameters.required(PROOFS, "a file like /var/lib/example/consent.db");
        if (!parameters.mistakes.isEmpty() || catalogue == null || proofs == null) {
            throw new ServletException("the filter \"" + config.getFilterName() + "\" is not configured well: "
                    + String.join("; ", parameters.mistakes));
        }
        return new Deployment(
                catalogue(config.getServletContext(), catalogue),
                ProofStore.sqlite(Path.of(proofs)),
                parameters.settings,
                true);
    }

    private void readSettings() {
        for (String name : Collections.list(config.getInitParameterNames())) {
            if (name.equals(CATALOGUE) || name.equals(PROOFS)) {
                continue;
            }
            Consumer<String> setter = setters.get(name);
            if (setter == null) {
                mistakes.add("init-param " + name + " is unknown; use " + CATALOGUE + ", " + PROOFS + ", "
                        + String.join(", ", setters.keySet()));
                continue;
            }
            String value = config.getInitParameter(name).strip();
            try {
                setter.accept(value);
            } catch (DateTimeParseException e) {
                mistakes.add("init-param " + name + " (" + value + ") must be an ISO 8601 duration like P180D");
            } catch (IllegalArgumentException e) {
                mistakes.add("init-param " + name + ": "
                        + (name.equals("mode") ? "mode (" + value + ") must be enforce or report" : e.getMessage()));
            }
        }
    }

    private @Nullable String required(String name, String example) {
        String value = config.getInitParameter(name);
        if (value == null || value.isBlank()) {
            mistakes.add("init-param " + name + " is missing; set it to " + example);
            return null;
        }
        return value.strip();
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("(" + text + ") must be true or false");
        };
    }

    /** In the application itself, or else a file. */
    private static Catalogues catalogue(ServletContext context, String place) throws ServletException {
        try (InputStream inside = place.startsWith("/") ? context.getResourceAsStream(place) : null) {
            return inside == null
                    ? Catalogues.file(Path.of(place))
                    : Catalogues.one(Catalogue.parse(new String(inside.readAllBytes(), StandardCharsets.UTF_8), place));
        } catch (CatalogueException | UncheckedIOException e) {
            throw new ServletException(e.getMessage(), e);
        } catch (IOException e) {
            throw new ServletException("the catalogue " + place + " cannot be read", e);
        }
    }
}
