// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.charter;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.cookiecharter.account.AccountSession;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Category;
import org.cookiecharter.catalogue.LocalizedText;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.charter.InterfaceTexts;
import org.cookiecharter.charter.LongDate;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.consent.Consent;
import org.cookiecharter.endpoint.ConsentCategories;
import org.cookiecharter.enforcement.ExchangeConsent;

/** The consent form of the charter page. Services that need consent are unchecked until the visitor checks them. */
final class CharterForm {
    private final Catalogue catalogue;
    private final InterfaceTexts texts;
    private final String language;
    private final String path;
    private final Markup page;

    CharterForm(Catalogue catalogue, InterfaceTexts texts, String path, Markup page) {
        this.catalogue = catalogue;
        this.texts = texts;
        this.language = texts.language();
        this.path = path;
        this.page = page;
    }

    void write(ExchangeConsent consent) {
        if (catalogue.choosableCategories().isEmpty()) {
            return;
        }
        page.tag("<h2 id=\"choice\">").text(texts.charter("choiceHeading")).tag("</h2>\n");
        page.element("p", texts.charter("choiceIntroduction"));
        if (consent.gpc() && catalogue.appliesGpc()) {
            page.element("p", texts.charter("gpc"));
        }
        AccountSession account = consent.accountSession();
        if (account != null) {
            writeReach(account);
        }
        writeStatus(consent.choice());
        page.tag("<form method=\"post\" action=\"")
                .text(path)
                .tag("/choice\">\n<input type=\"hidden\" name=\"revision\" value=\"")
                .text(catalogue.revision())
                .tag("\">\n<input type=\"hidden\" name=\"language\" value=\"")
                .text(language)
                .tag("\">\n");
        for (Category category : catalogue.choosableCategories()) {
            writeFieldset(category, consent);
        }
        page.tag("<div class=\"cookie-charter__buttons\">\n");
        writeButton("decision", "accept-all", "accept");
        writeButton("decision", "refuse-all", "refuse");
        page.tag("<button type=\"submit\">").text(texts.charter("save")).tag("</button>\n");
        if (consent.choice().isDecided()) {
            writeButton("decision", "withdraw", "withdraw");
        }
        page.tag("</div>\n</form>\n").element("p", texts.charter("otherDomains"));
    }

    /** Writes how far a choice reaches and, for a visitor who is logged in, the button that changes it. */
    private void writeReach(AccountSession account) {
        page.element("p", texts.banner("accountReach"));
        if (account.isLoggedIn()) {
            page.tag("<form method=\"post\" action=\"").text(path).tag("/reach\">\n");
            writeButton(
                    "reach",
                    account.isSeparate() ? "account" : "device",
                    account.isSeparate() ? "accountChoice" : "separateChoice");
            page.tag("</form>\n");
        }
    }

    private void writeStatus(Choice choice) {
        Instant at = choice.at();
        page.tag("<p role=\"status\">");
        if (at == null) {
            page.text(texts.charter("undecided")).tag("</p>\n");
            return;
        }
        List<String> granted = ConsentCategories.granted(catalogue, choice);
        String key = !choice.isCurrent(catalogue) ? "stale" : granted.isEmpty() ? "decidedRefused" : "decidedGranted";
        page.text(texts.charter(key).replace("{date}", LongDate.format(language, at)))
                .tag("</p>\n");
        if (!granted.isEmpty()) {
            page.tag("<ul>\n");
            granted.forEach(id -> page.element("li", name(id)));
            page.tag("</ul>\n");
        }
    }

    private void writeFieldset(Category category, Consent consent) {
        LocalizedText title = category.purpose() == null ? category.name() : category.purpose();
        page.tag("<fieldset>\n<legend")
                .lang(title, language)
                .tag(">")
                .text(title.in(language))
                .tag("</legend>\n");
        for (Service service : catalogue.services(category)) {
            page.tag("<label><input type=\"checkbox\" name=\"granted\" value=\"")
                    .text(service.id())
                    .tag(consent.allows(service.id()) ? "\" checked><span" : "\"><span")
                    .lang(service.name(), language)
                    .tag(">")
                    .text(service.name().in(language) + " – " + service.provider())
                    .tag("</span></label>\n");
        }
        page.tag("</fieldset>\n");
    }

    private void writeButton(String name, String value, String label) {
        page.tag("<button type=\"submit\" name=\"" + name + "\" value=\"" + value + "\">")
                .text(texts.charter(label))
                .tag("</button>\n");
    }

    private String name(String id) {
        Service service = catalogue.service(id);
        return service != null
                ? service.name().in(language) + " – " + service.provider()
                : Objects.requireNonNull(catalogue.category(id)).name().in(language);
    }
}
