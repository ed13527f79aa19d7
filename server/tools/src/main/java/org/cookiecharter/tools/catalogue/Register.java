// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import java.util.List;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Category;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.charter.Markup;
import picocli.CommandLine.Command;

@Command(
        name = "register",
        description = "Writes the entries of the record of processing activities (GDPR art. 30): one for each category,"
                + " and one for the proof of consent. Parts that the catalogue does not contain are marked.")
final class Register extends PrivacyDocument {
    @Override
    String title() {
        return "registerTitle";
    }

    @Override
    void write(Catalogue catalogue, DocumentTexts texts, Markup page) {
        for (Category category : activities(catalogue)) {
            List<Service> services = catalogue.services(category);
            begin(catalogue, texts, page, in(category.name(), texts));
            row(page, texts, "purpose", List.of(purpose(category, texts)));
            row(page, texts, "legalBasis", List.of(basis(category, texts)));
            row(page, texts, "subjects", List.of(texts.text("visitors")));
            row(page, texts, "data", List.of(texts.text("identifiers")));
            row(page, texts, "stored", List.of(names(services)));
            row(page, texts, "recipients", recipients(services, texts));
            row(page, texts, "transfers", transfers(services, texts));
            row(page, texts, "retention", retentions(services, texts));
            row(page, texts, "security", List.of(texts.text("securityText")));
            page.tag("</table>\n");
        }
        begin(catalogue, texts, page, texts.text("proofActivity"));
        row(page, texts, "purpose", List.of(texts.text("proofPurpose")));
        row(page, texts, "legalBasis", List.of(texts.text("proofBasis")));
        row(page, texts, "subjects", List.of(texts.text("visitors")));
        row(page, texts, "data", List.of(texts.text("proofData") + texts.text("proofAddress")));
        row(page, texts, "recipients", List.of(texts.text("proofRecipients")));
        row(page, texts, "transfers", List.of(texts.text("noTransfers")));
        row(page, texts, "retention", List.of(texts.text("proofRetention").replace("{retention}", retention(texts))));
        row(page, texts, "security", List.of(texts.text("proofSecurity")));
        page.tag("</table>\n");
    }

    private static void begin(Catalogue catalogue, DocumentTexts texts, Markup page, String activity) {
        page.element("h2", activity)
                .tag("<table>\n<caption>")
                .text(texts.text("activity") + texts.text("colon") + activity);
        page.tag("</caption>\n");
        row(page, texts, "controller", List.of(controllerName(catalogue, texts)));
        row(page, texts, "contact", List.of(contact(catalogue, texts)));
        row(page, texts, "officer", List.of(officer(catalogue, texts)));
        row(page, texts, "jointController", List.of(texts.missing()));
    }

    private static void row(Markup page, DocumentTexts texts, String heading, List<String> entries) {
        page.tag("<tr><th scope=\"row\">").text(texts.text(heading)).tag("</th><td>\n");
        list(page, entries);
        page.tag("</td></tr>\n");
    }
}
