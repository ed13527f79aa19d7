// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.charter;

import java.util.List;
import org.cookiecharter.account.AccountSession;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.charter.CharterParagraphs;
import org.cookiecharter.charter.CharterRights;
import org.cookiecharter.charter.InterfaceTexts;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.endpoint.Endpoint;
import org.cookiecharter.endpoint.EndpointResponse;
import org.cookiecharter.endpoint.Exchange;
import org.cookiecharter.endpoint.Languages;
import org.cookiecharter.enforcement.ExchangeConsent;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/** {@code GET /consent/}: the charter with the consent form. It is complete without JavaScript. */
public final class CharterPage implements Endpoint {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';" + " frame-ancestors 'none'";

    private final Catalogue catalogue;
    private final Languages languages;
    private final String path;
    private final String vary;

    /**
     * Creates the page of a site.
     *
     * @param path the path of the endpoints, with the context path
     * @param regionHeaders the request headers by which the region of a visitor is known
     */
    public CharterPage(Catalogue catalogue, Languages languages, String path, List<String> regionHeaders) {
        boolean hasRegions = !catalogue.regionRules().isEmpty();
        this.vary = "Accept-Language, Cookie" + (hasRegions ? suffix(regionHeaders) : "");
        this.catalogue = catalogue;
        this.languages = languages;
        this.path = path;
    }

    private static String suffix(List<String> headers) {
        return headers.isEmpty() ? "" : ", " + String.join(", ", headers);
    }

    @Override
    public void handle(Exchange exchange) {
        if (!exchange.isGetOrHead()) {
            exchange.rejectMethod("GET, HEAD");
            return;
        }
        String language = languages.negotiate(exchange.request());
        exchange.respond(response(HttpStatus.OK_200, language, charter(language, exchange.consent()))
                .with(HttpHeader.VARY, vary));
    }

    /** Returns the page that states why the form was rejected. */
    public EndpointResponse error(String language, int status) {
        InterfaceTexts texts = languages.texts(language);
        String reason = switch (status) {
            case HttpStatus.FORBIDDEN_403 -> "errorOrigin";
            case HttpStatus.UNPROCESSABLE_ENTITY_422 -> "errorUnknown";
            case HttpStatus.SERVICE_UNAVAILABLE_503, HttpStatus.TOO_MANY_REQUESTS_429 -> "errorUnavailable";
            default -> "errorOther";
        };
        Markup page = head(texts, texts.charter("errorHeading"));
        page.tag("<main>\n").element("h1", texts.charter("errorHeading")).element("p", texts.charter(reason));
        page.tag("<p><a href=\"")
                .text(path)
                .tag("/\">")
                .text(texts.charter("title"))
                .tag("</a></p>\n");
        return response(status, language, foot(page));
    }

    public static EndpointResponse response(int status, String language, String html) {
        return EndpointResponse.of(status, "text/html;charset=utf-8", html)
                .with(HttpHeader.CONTENT_LANGUAGE, language)
                .with("Content-Security-Policy", POLICY)
                .uncached();
    }

    private String charter(String language, ExchangeConsent consent) {
        InterfaceTexts texts = languages.texts(language);
        CharterParagraphs text = new CharterParagraphs(catalogue, texts, consent.rule());
        Markup page = head(texts, text.title());
        languageLinks(page, texts);
        page.tag("<main>\n");
        text.writeIntroduction(page);
        if (!catalogue.choosableCategories().isEmpty()) {
            page.tag("<p><a href=\"#choice\">")
                    .text(texts.charter("choiceHeading"))
                    .tag("</a></p>\n");
        }
        text.writeTo(page);
        new CharterForm(catalogue, texts, path, page).write(consent);
        CharterRights rights = new CharterRights(catalogue, texts, page);
        AccountSession account = consent.accountSession();
        // The refusals of an account have an identifier, too.
        if (consent.choice().id() != null || (account != null && account.isAccountChoice())) {
            rights.linkProofs(path);
        }
        rights.write("/");
        return foot(page);
    }

    public Markup head(InterfaceTexts texts, String title) {
        return new Markup()
                .begin(texts, title)
                .tag("<link rel=\"stylesheet\" href=\"")
                .text(path)
                .tag("/charter.css\">\n</head>\n<body class=\"cookie-charter-page\">\n");
    }

    public static String foot(Markup page) {
        return page.tag("</main>\n</body>\n</html>\n").toString();
    }

    private void languageLinks(Markup page, InterfaceTexts texts) {
        if (languages.supported().size() < 2) {
            return;
        }
        page.tag("<nav aria-label=\"").text(texts.charter("language")).tag("\">\n");
        languages
                .supported()
                .forEach(language -> page.tag("<a href=\"?lang=")
                        .text(language)
                        .tag("\" hreflang=\"")
                        .text(language)
                        .tag("\" lang=\"")
                        .text(language)
                        .tag(language.equals(texts.language()) ? "\" aria-current=\"true\">" : "\">")
                        .text(languages.texts(language).name())
                        .tag("</a>\n"));
        page.tag("</nav>\n");
    }
}
