// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.charter;

import java.util.List;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Catalogue.CharterTexts;
import org.cookiecharter.catalogue.Catalogue.RegionRule;
import org.cookiecharter.catalogue.Category;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.catalogue.LocalizedText;
import org.cookiecharter.catalogue.Service;
import org.jspecify.annotations.Nullable;

/** The tables of the charter: for each category, the cookies with their provider, purpose and duration. */
final class CharterTables {
    private static final List<String> COLUMNS =
            List.of("provider", "service", "cookie", "purposes", "duration", "thirdParties");

    private final Catalogue catalogue;
    private final InterfaceTexts texts;
    private final String language;
    private final Markup page;
    private final @Nullable RegionRule rule;

    CharterTables(Catalogue catalogue, InterfaceTexts texts, Markup page, @Nullable RegionRule rule) {
        this.rule = rule;
        this.catalogue = catalogue;
        this.texts = texts;
        this.language = texts.language();
        this.page = page;
    }

    void write() {
        CharterTexts charter = catalogue.charter();
        if (charter.usage() == null) {
            page.element("h2", texts.charter("purposes"));
        } else {
            writeOptional("h2", charter.usage());
        }
        page.tag("<p><a href=\"")
                .text(catalogue.site())
                .tag("\">")
                .text(catalogue.site())
                .tag("</a></p>\n");
        catalogue.categories().forEach(this::writeCategory);
    }

    private void writeCategory(Category category) {
        List<Service> services = catalogue.services(category);
        LocalizedText heading = category.heading() == null ? category.name() : category.heading();
        page.tag("<h3 id=\"")
                .text(category.id())
                .tag("\"")
                .lang(heading, language)
                .tag(">")
                .text(heading.in(language))
                .tag("</h3>\n");
        writeOptional("p", category.purpose());
        page.element(
                "p",
                texts.charter(
                        switch (category.consent(rule)) {
                            case EXEMPT -> "consentExempt";
                            case OPT_OUT -> "consentOptOut";
                            case OPT_IN -> "consentRequired";
                        }));
        if (category.saleOrSharing()) {
            page.element("p", texts.banner("saleOrSharing"));
        }
        if (services.isEmpty()) {
            page.element("p", texts.charter("noService"));
            return;
        }
        page.tag("<table>\n<caption>")
                .text(texts.charter("tableCaption")
                        .replace("{category}", category.name().in(language)))
                .tag("</caption>\n<thead><tr>");
        for (String column : COLUMNS) {
            page.tag("<th scope=\"col\">").text(texts.charter(column)).tag("</th>");
        }
        page.tag("</tr></thead>\n<tbody>\n");
        services.forEach(this::writeRows);
        page.tag("</tbody>\n</table>\n");
        services.forEach(this::writeDetails);
    }

    private void writeRows(Service service) {
        if (service.cookies().isEmpty()) {
            LocalizedText purpose = service.purpose();
            writeRow(service, "–", purpose == null ? service.name() : purpose, "–", "–");
        }
        for (DeclaredCookie cookie : service.cookies()) {
            writeRow(
                    service,
                    cookie.name(),
                    cookie.purpose(),
                    texts.duration(cookie.duration()),
                    texts.charter(cookie.thirdPartyAccess() ? "yes" : "no"));
        }
    }

    private void writeRow(Service service, String cookie, LocalizedText purpose, String duration, String thirdParties) {
        String location = texts.location(service.location());
        page.tag("<tr>");
        cell("td", 0).text(service.provider()).tag("</td>");
        cell("td", 1, service.name())
                .text(service.name().in(language))
                .text(location.isEmpty() ? "" : " (" + location + ")")
                .tag("</td>");
        cell("th scope=\"row\"", 2).tag("<code>").text(cookie).tag("</code></th>");
        cell("td", 3, purpose).text(purpose.in(language)).tag("</td>");
        cell("td", 4).text(duration).tag("</td>");
        cell("td", 5).text(thirdParties).tag("</td></tr>\n");
    }

    /** Writes the start of a cell. On narrow screens, its label replaces the heading of its column. */
    private Markup cell(String start, int column, LocalizedText text) {
        return label(start, column).lang(text, language).tag(">");
    }

    private Markup cell(String start, int column) {
        return label(start, column).tag(">");
    }

    private Markup label(String start, int column) {
        return page.tag("<" + start + " data-label=\"")
                .text(texts.charter(COLUMNS.get(column)))
                .tag("\"");
    }

    /** Writes the legally required information about a service beyond its cookies (GDPR art. 13). */
    private void writeDetails(Service service) {
        LocalizedText policy = service.privacyPolicy();
        if (policy == null
                && service.recipients() == null
                && service.transfers() == null
                && service.dataRetention() == null) {
            return;
        }
        page.tag("<h4")
                .lang(service.name(), language)
                .tag(">")
                .text(service.provider() + " – " + service.name().in(language))
                .tag("</h4>\n<dl>\n");
        writeDetail("recipients", service.recipients());
        writeDetail("transfers", service.transfers());
        writeDetail("dataRetention", texts.retention(service.dataRetention()));
        if (policy != null) {
            page.element("dt", texts.charter("privacyPolicy"));
            page.tag("<dd><a href=\"")
                    .text(policy.in(language))
                    .tag("\">")
                    .text(policy.in(language))
                    .tag("</a></dd>\n");
        }
        page.tag("</dl>\n");
    }

    private void writeDetail(String key, @Nullable LocalizedText text) {
        if (text != null) {
            page.element("dt", texts.charter(key));
            writeOptional("dd", text);
        }
    }

    private void writeOptional(String element, @Nullable LocalizedText text) {
        if (text != null) {
            page.tag("<" + element)
                    .lang(text, language)
                    .tag(">")
                    .text(text.in(language))
                    .tag("</" + element + ">\n");
        }
    }
}
