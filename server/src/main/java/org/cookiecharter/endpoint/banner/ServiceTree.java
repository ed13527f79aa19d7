// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.banner;

import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.catalogue.LocalizedText;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.charter.InterfaceTexts;

/** One service of the preferences, with the information that the law requires about its cookies. */
final class ServiceTree {
    /** The maximum number of characters in a row: a third of a screen of 320 px remains beside them. */
    private static final int MAX_UNBROKEN_LENGTH = 16;

    private final InterfaceTexts texts;
    private final String language;
    private final Service service;

    /** @param language the language of the interface, as the visitor requested it */
    ServiceTree(InterfaceTexts texts, String language, Service service) {
        this.texts = texts;
        this.language = language;
        this.service = service;
    }

    /**
     * Returns the description of the service.
     *
     * @param named the element that gets the service's name: a label with its box, or a paragraph
     */
    Tree tree(Tree named) {
        String provider = service.provider();
        LocalizedText privacyPolicy = service.privacyPolicy();
        return Tree.of("div", "service")
                .add(named.add(Tree.of("span")
                        .add(Tree.of("b").text(provider))
                        .text(" – ")
                        .text(service.name(), language)
                        .text(location())))
                .add(Tree.of("p").text(service.purpose(), language))
                .add(Tree.of("details")
                        .add(Tree.of("summary")
                                .with("aria-label", text("details") + " – " + provider)
                                .text(text("details")))
                        .add(cookies())
                        .add(
                                privacyPolicy == null
                                        ? null
                                        : Tree.link(privacyPolicy.in(language), text("privacyPolicy"))
                                                .with("rel", "noreferrer")));
    }

    private String location() {
        String location = texts.location(service.location());
        return location.isEmpty() ? "" : " (" + location + ")";
    }

    private Tree cookies() {
        Tree table = Tree.of("table").with("aria-label", service.name().in(language));
        for (DeclaredCookie cookie : service.cookies()) {
            boolean shared = cookie.thirdPartyAccess();
            table.add(Tree.of("tr")
                    .add(Tree.of("th").with("scope", "row").add(name(cookie.name())))
                    .add(Tree.of("td")
                            .text(cookie.purpose(), language)
                            .add(fact("duration", texts.duration(cookie.duration())))
                            .add(fact("thirdParties", text(shared ? "yes" : "no")))));
        }
        return table;
    }

    /**
     * Returns a name that is read from left to right in any language, and broken only if it is too long for a narrow
     * screen.
     */
    private static Tree name(String name) {
        Tree tree = Tree.of("code").with("dir", "ltr");
        for (int i = 0; i < name.length(); i += MAX_UNBROKEN_LENGTH) {
            tree.add(i > 0 ? Tree.of("wbr") : null)
                    .text(name.substring(i, Math.min(i + MAX_UNBROKEN_LENGTH, name.length())));
        }
        return tree;
    }

    private Tree fact(String key, String value) {
        return Tree.of("p").add(Tree.of("b").text(text(key))).text(" " + value);
    }

    private String text(String key) {
        return texts.banner(key);
    }
}
