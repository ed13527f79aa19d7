// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.preview;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueSyntax;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.console.draft.CatalogueTree;
import org.cookiecharter.console.draft.DraftValidation;
import org.cookiecharter.console.text.ConsoleTexts;
import org.cookiecharter.decision.CookiePolicy;
import org.cookiecharter.endpoint.Languages;
import org.cookiecharter.endpoint.banner.BannerScript;
import org.cookiecharter.endpoint.banner.LayersEndpoint;
import org.cookiecharter.endpoint.charter.StaticCharter;
import org.jspecify.annotations.Nullable;

/**
 * A page with the real script of the banner and the texts of a draft, or the charter of a draft. It loads nothing, and
 * is shown in a sandbox without an origin: it can neither read nor write a cookie or a storage, and its script
 * {@code preview.js} responds to the requests of the banner instead of a server. So no choice is stored anywhere.
 */
public final class PreviewPage {
    private static final String COOKIE_NAME = "cookie-charter-preview";
    private static final String PATH = "/preview";
    /** Ends an inline script, or changes how it is parsed, even within a string. */
    private static final Pattern SCRIPT_END = Pattern.compile("<(?=/script|script|!--)", Pattern.CASE_INSENSITIVE);

    private final Catalogue catalogue;
    private final Languages languages;
    private final ColourScheme scheme;
    private final String nonce;

    private PreviewPage(Catalogue catalogue, ColourScheme scheme, String nonce) {
        this.catalogue = catalogue;
        this.languages = new Languages(catalogue);
        this.scheme = scheme;
        this.nonce = nonce;
    }

    /**
     * Returns the catalogue that the preview shows: that of the draft, in another appearance, with the description of
     * each gap in its place.
     *
     * @param placement the placement of the banner; empty for that of the draft
     * @param theme the theme; empty for that of the draft
     */
    public static DraftValidation catalogue(CatalogueTree draft, String placement, String theme) {
        JsonObject root = fillGaps(draft.root()).getAsJsonObject();
        JsonObject appearance = root.get("interface") instanceof JsonObject known ? known : new JsonObject();
        if (!placement.isEmpty()) {
            appearance.addProperty("placement", placement);
        }
        if (!theme.isEmpty()) {
            appearance.addProperty("theme", theme);
        }
        if (!appearance.isEmpty()) {
            root.add("interface", appearance);
        }
        return DraftValidation.of(root.toString());
    }

    private static JsonElement fillGaps(JsonElement element) {
        if (element instanceof JsonArray array) {
            JsonArray filled = new JsonArray();
            array.forEach(item -> filled.add(fillGaps(item)));
            return filled;
        }
        if (element instanceof JsonObject object) {
            JsonObject filled = new JsonObject();
            object.entrySet().forEach(member -> filled.add(member.getKey(), fillGaps(member.getValue())));
            return filled;
        }
        if (element instanceof JsonPrimitive value
                && value.isString()
                && value.getAsString().startsWith(CatalogueSyntax.GAP)) {
            String gap =
                    value.getAsString().substring(CatalogueSyntax.GAP.length()).strip();
            return new JsonPrimitive(gap.isEmpty() ? "…" : gap);
        }
        return element;
    }

    /**
     * Returns the page with the banner.
     *
     * @param language the language of the visitor
     * @param opensPreferences whether the preferences dialog is open
     */
    public static String banner(
            Catalogue catalogue,
            String language,
            boolean opensPreferences,
            ColourScheme scheme,
            String nonce,
            ConsoleTexts texts) {
        return new PreviewPage(catalogue, scheme, nonce).banner(language, opensPreferences, texts);
    }

    private String banner(String requested, boolean opensPreferences, ConsoleTexts texts) {
        String language = language(requested);
        LayersEndpoint layers = new LayersEndpoint(catalogue, languages, PATH, false);
        BannerScript script = new BannerScript(
                new CookiePolicy(catalogue, COOKIE_NAME, true),
                languages,
                PATH,
                List.of(),
                Mode.REPORT_ONLY,
                layers::json,
                false,
                List.of());
        Markup page = new Markup()
                .begin(language, languages.texts(language).direction(), texts.text("page.preview"))
                .tag("<style nonce=\"" + nonce + "\">:root{color-scheme:" + scheme.css()
                        + "}body{font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}</style>\n<script nonce=\""
                        + nonce
                        + "\">\nconst previewLayers=" + inline(layers.json(language)) + ",previewPreferences="
                        + opensPreferences + ";\n" + inline(file("preview.js")) + "</script>\n<script nonce=\""
                        + nonce + "\">\n" + inline(scheme.applyTo(script.text()))
                        + "</script>\n</head>\n<body>\n<main>\n");
        page.element("h1", catalogue.site());
        page.tag("<p lang=\"" + texts.language() + "\">")
                .text(texts.text("preview.page"))
                .tag("</p>\n");
        return page.tag("</main>\n</body>\n</html>\n").toString();
    }

    /** Returns the page with the charter. */
    public static String charter(Catalogue catalogue, String language, ColourScheme scheme, String nonce) {
        PreviewPage page = new PreviewPage(catalogue, scheme, nonce);
        return scheme.applyTo(StaticCharter.html(catalogue, page.language(language), null))
                .replace("<style>", "<style nonce=\"" + nonce + "\">");
    }

    private String language(String requested) {
        @Nullable String available = languages.available(requested);
        return available == null ? catalogue.language() : available;
    }

    private static String inline(String script) {
        return SCRIPT_END.matcher(script).replaceAll("\\\\x3C");
    }

    private static String file(String name) {
        try (InputStream stream = Objects.requireNonNull(PreviewPage.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
