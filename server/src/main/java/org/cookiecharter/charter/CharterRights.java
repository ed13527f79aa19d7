// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.charter;

import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Catalogue.Controller;

/** The last part of the charter: the controller, and the rights of the visitor (GDPR art. 13(1) and (2)). */
public final class CharterRights {
    private final Catalogue catalogue;
    private final InterfaceTexts texts;
    private final Markup page;

    /**
     * Creates the part.
     *
     * @param page the page that is written to
     */
    public CharterRights(Catalogue catalogue, InterfaceTexts texts, Markup page) {
        this.catalogue = catalogue;
        this.texts = texts;
        this.page = page;
    }

    /**
     * Writes the links to the visitor's proofs of consent.
     *
     * @param path the path of the consent endpoints
     */
    public void linkProofs(String path) {
        page.element("h2", texts.charter("proofHeading")).element("p", texts.charter("proofExplanation"));
        page.tag("<p><a href=\"")
                .text(path)
                .tag("/proof\">")
                .text(texts.proof("title"))
                .tag("</a></p>\n<p><a href=\"")
                .text(path)
                .tag("/proof?format=json\" download>")
                .text(texts.charter("proof"))
                .tag("</a></p>\n");
    }

    /**
     * Writes the controller and the rights.
     *
     * @param home the address of the link back to the site
     */
    public void write(String home) {
        Controller controller = catalogue.controller();
        if (controller != null) {
            page.element("h2", texts.charter("controllerHeading")).element("p", controller.name());
            writeContact(controller);
            if (controller.dataProtectionOfficer() != null) {
                page.element("p", texts.label("dataProtectionOfficer") + controller.dataProtectionOfficer());
            }
        }
        page.element("h2", texts.charter("rightsHeading"))
                .element("p", texts.charter("rights"))
                .element("p", texts.charter("rightToWithdraw"))
                .tag("<p><a href=\"")
                .text(texts.charter("complaintAddress"))
                .tag("\">")
                .text(texts.charter("complaint"))
                .tag("</a></p>\n")
                .tag("<p><a href=\"")
                .text(home)
                .tag("\">")
                .text(texts.charter("back"))
                .tag("</a></p>\n");
    }

    private void writeContact(Controller controller) {
        String contact = controller.contact();
        if (contact != null) {
            page.tag("<p>")
                    .text(texts.label("contact"))
                    .tag("<a href=\"")
                    .text(contact.contains("://") ? contact : "mailto:" + contact)
                    .tag("\">")
                    .text(contact)
                    .tag("</a></p>\n");
        }
    }
}
