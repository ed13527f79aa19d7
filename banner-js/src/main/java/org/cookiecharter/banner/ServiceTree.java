// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import com.google.gson.JsonObject;

/** One service of the preferences, with the information that the law requires about its cookies. */
final class ServiceTree {
    /** In letters; a third of a screen of 320 px remains beside them. */
    private static final int LONGEST_UNBROKEN = 16;

    private final JsonObject texts;
    private final JsonObject service;

    ServiceTree(JsonObject texts, JsonObject service) {
        this.texts = texts;
        this.service = service;
    }

    /** @param named takes the service's name: a label with its box, or a paragraph */
    Tree tree(Tree named) {
        String provider = service.get("provider").getAsString();
        return Tree.of("div", "service")
                .add(named.add(Tree.of("span")
                        .add(Tree.of("b").text(provider))
                        .text(" – ")
                        .text(service, "name")
                        .text(location())))
                .add(Tree.of("p").text(service, "purpose"))
                .add(Tree.of("details")
                        .add(Tree.of("summary")
                                .with("aria-label", text("details") + " – " + provider)
                                .text(text("details")))
                        .add(cookies())
                        .add(
                                service.has("privacyPolicy")
                                        ? Tree.link(service.get("privacyPolicy").getAsString(), text("privacyPolicy"))
                                                .with("rel", "noreferrer")
                                        : null));
    }

    private String location() {
        String location =
                service.has("locationText") ? service.get("locationText").getAsString() : "";
        return location.isEmpty() ? "" : " (" + location + ")";
    }

    private Tree cookies() {
        Tree table = Tree.of("table").with("aria-label", service.get("name").getAsString());
        for (JsonObject cookie : Layers.objects(service, "cookies")) {
            boolean shared = cookie.get("thirdPartyAccess").getAsBoolean();
            table.add(Tree.of("tr")
                    .add(Tree.of("th")
                            .with("scope", "row")
                            .add(name(cookie.get("name").getAsString())))
                    .add(Tree.of("td")
                            .text(cookie, "purpose")
                            .add(fact("duration", cookie.get("durationText").getAsString()))
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
        for (int i = 0; i < name.length(); i += LONGEST_UNBROKEN) {
            tree.add(i > 0 ? Tree.of("wbr") : null)
                    .text(name.substring(i, Math.min(i + LONGEST_UNBROKEN, name.length())));
        }
        return tree;
    }

    private Tree fact(String key, String value) {
        return Tree.of("p").add(Tree.of("b").text(text(key))).text(" " + value);
    }

    private String text(String key) {
        return texts.get(key).getAsString();
    }
}
