// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import java.util.List;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Category;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.charter.Markup;
import picocli.CommandLine.Command;

@Command(
        name = "information",
        description =
                "Writes the information for visitors on the use of their data (GDPR art. 13), for a privacy policy."
                        + " Parts that the catalogue does not contain are marked.")
final class Information extends PrivacyDocument {
    @Override
    String title() {
        return "informationTitle";
    }

    @Override
    void write(Catalogue catalogue, DocumentTexts texts, Markup page) {
        List<Service> services = catalogue.services();
        page.element("h2", texts.text("who"))
                .element("p", controllerName(catalogue, texts))
                .element("p", texts.text("contact") + texts.text("colon") + contact(catalogue, texts))
                .element("p", texts.text("officer") + texts.text("colon") + officer(catalogue, texts));
        page.element("h2", texts.text("why"));
        for (Category category : activities(catalogue)) {
            page.element("h3", in(category.name(), texts))
                    .element("p", purpose(category, texts))
                    .element("p", texts.text("legalBasis") + texts.text("colon") + basis(category, texts));
        }
        page.element("h3", texts.text("proofActivity"))
                .element("p", texts.text("proofPurpose"))
                .element("p", texts.text("legalBasis") + texts.text("colon") + texts.text("proofBasis"));
        page.element("p", texts.text("obligation"));
        page.element("h2", texts.text("whoReceives"));
        list(page, recipients(services, texts));
        page.element("h3", texts.text("transfers"));
        list(page, transfers(services, texts));
        page.element("h2", texts.text("howLong"));
        list(page, retentions(services, texts));
        page.element(
                "p",
                texts.text("proofActivity")
                        + texts.text("colon")
                        + texts.text("proofRetention").replace("{retention}", retention(texts)));
        page.element("h2", texts.text("rights"))
                .element("p", texts.charter().charter("rights"))
                .element("p", texts.charter().charter("rightToWithdraw"))
                .element("p", texts.charter().charter("complaint"));
    }
}
