// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.banner;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Category;
import org.cookiecharter.catalogue.ConsentRequirement;
import org.cookiecharter.catalogue.LocalizedText;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.charter.InterfaceTexts;
import org.jspecify.annotations.Nullable;

/**
 * The content of the banner in one language, ready to be drawn: {@code GET /consent/layers.json}. The server creates
 * it, so that the script only creates elements and texts, and never parses HTML.
 *
 * <p>The markup is in the light DOM, because tools that respond for the visitor look nowhere else; a cascade layer of
 * important rules protects it from the page's style. Buttons are named for what they do.
 */
final class Layers {
    private final Catalogue catalogue;
    private final String language;
    private final InterfaceTexts texts;
    private final String charter;
    private final boolean hasAccounts;

    /**
     * Creates the layers of a catalogue.
     *
     * @param language the language of the interface, as the visitor requested it
     * @param texts the texts of the interface in this language
     * @param path the path of the charter, without a trailing slash
     * @param hasAccounts whether a choice made while logged in applies on all devices of the account, which is said then
     */
    Layers(Catalogue catalogue, String language, InterfaceTexts texts, String path, boolean hasAccounts) {
        this.hasAccounts = hasAccounts;
        this.catalogue = catalogue;
        this.language = language;
        this.texts = texts;
        this.charter = path + "/";
    }

    /** Returns the layers as the script reads them. */
    JsonObject json() {
        JsonObject json = new JsonObject();
        json.add("notice", notice().json());
        json.add("preferences", preferences().json());
        json.add("placeholder", placeholder().json());
        json.add("about", about());
        // Messages by the status of the response, 0 if there was none; "other" for all that are not listed.
        JsonObject messages = new JsonObject();
        messages.addProperty("saved", text("saved"));
        messages.addProperty("withdrawn", text("withdrawn"));
        if (catalogue.appliesGpc()) {
            messages.addProperty("gpcApplied", text("gpcApplied"));
        }
        messages.addProperty("0", text("errorOffline"));
        messages.addProperty("503", text("errorUnavailable"));
        messages.addProperty("other", text("errorRefused"));
        json.add("texts", messages);
        return json;
    }

    private Tree notice() {
        boolean blocks = catalogue.style().isDialog();
        Tree title = Tree.of("h2").with("id", "cookie-charter-title").text(text("title"));
        Tree notice = blocks
                ? root("dialog", "cookie-charter", "dialog")
                : root("section", "cookie-charter", "notice").with("popover", "manual");
        return notice.add(Tree.of("div", "text")
                        .add(blocks ? title.with("tabindex", "-1") : title.with("aria-live", "polite"))
                        .add(alert())
                        .add(Tree.of("p").text(text("introduction")))
                        .add(purposes())
                        .add(reach())
                        .add(Tree.of("p")
                                .text(text("freedom") + " ")
                                .add(Tree.button("providers", "link", providers()))
                                .text("\u00a0· ")
                                .add(Tree.link(charter, text("charter")))))
                .add(buttons("accept", "refuse", "choose"));
    }

    /** Returns the purposes about which visitors are asked (CNIL 2020-092, art. 2). */
    Tree purposes() {
        Tree purposes = Tree.of("ul");
        for (Category category : catalogue.categories()) {
            if (!isExempt(category) && !catalogue.services(category).isEmpty()) {
                purposes.add(Tree.of("li")
                        .text(category.purpose() == null ? category.name() : category.purpose(), language));
            }
        }
        return purposes;
    }

    /** Returns the statement of how far a choice reaches (CNIL 2025-131); null on a site without accounts. */
    @Nullable
    Tree reach() {
        return hasAccounts ? Tree.of("p").text(text("accountReach")) : null;
    }

    /** Returns the dialog. Its choices come first, in one line for each category, with everything else folded. */
    private Tree preferences() {
        Tree text = Tree.of("div", "text")
                .add(Tree.button("close", "link " + Tree.OURS + "close", text("close")))
                .add(Tree.of("h2")
                        .with("id", "cookie-charter-preferences-title")
                        .with("tabindex", "-1")
                        .with("autofocus", "")
                        .text(text("preferences")))
                .add(alert())
                .add(Tree.of("p", "gpc").text(text("gpc")))
                .add(Tree.button("withdraw", "link " + Tree.OURS + "withdraw", text("withdraw")));
        for (boolean exempt : List.of(false, true)) {
            for (Category category : catalogue.categories()) {
                if (isExempt(category) == exempt
                        && !catalogue.services(category).isEmpty()) {
                    text.add(group(category));
                }
            }
        }
        return root("dialog", "cookie-charter-preferences", "dialog")
                .add(text.add(Tree.of("p", "group")
                                .text(text("explanation") + " ")
                                .add(Tree.link(charter, text("charter"))))
                        .add(reach()))
                .add(buttons("accept", "refuse", "save"));
    }

    private Tree group(Category category) {
        boolean exempt = isExempt(category);
        String title = "cookie-charter-" + category.id();
        Tree name = Tree.of("span").with("id", title).text(category.name(), language);
        String providers = providers(catalogue.services(category));
        Tree details = Tree.of("details")
                .add(Tree.of("summary")
                        .with("aria-label", providers + " – " + category.name().in(language))
                        .text(providers))
                .add(exempt ? Tree.of("p").text(category.purpose(), language) : null);
        for (Service service : catalogue.services(category)) {
            Tree named = exempt ? Tree.of("p") : box(service.id());
            details.add(new ServiceTree(texts, language, service).tree(named));
        }
        Tree group = Tree.of("div", "group");
        if (exempt) {
            return group.add(Tree.of("h3").add(name))
                    .add(Tree.of("p").text(text("alwaysOn")))
                    .add(details);
        }
        return group.with("role", "group")
                .with("aria-labelledby", title)
                // The mixed state of a box shows that some of its services are allowed; a switch has none.
                .add(Tree.of("h3").add(box(category.id()).add(name)))
                .add(Tree.of("p").text(category.purpose(), language))
                .add(category.saleOrSharing() ? Tree.of("p").text(text("saleOrSharing")) : null)
                .add(details);
    }

    private static Tree box(String id) {
        return Tree.of("label").add(Tree.of("input").with("type", "checkbox").with("value", id));
    }

    private Tree placeholder() {
        return Tree.of("div", "text")
                .with("lang", language)
                .with("dir", texts.direction())
                .add(Tree.of("p").text(text("placeholder") + " ").add(Tree.link(charter, text("charter"))))
                .add(alert())
                .add(buttons("once", "always"));
    }

    /** Returns who receives what in place of a placeholder, by the ids of services and categories. */
    private JsonObject about() {
        JsonObject about = new JsonObject();
        for (Category category : catalogue.choosableCategories()) {
            List<Service> services = catalogue.services(category);
            Tree providers = Tree.of("b");
            providers.text(services.stream().map(Service::provider).distinct().collect(Collectors.joining(", ")));
            about.add(category.id(), providers.json());
            services.forEach(service -> about.add(service.id(), about(service).json()));
        }
        return about;
    }

    /** Returns who receives data in plain sight; where to and under which policy is folded, to leave room for an image. */
    private Tree about(Service service) {
        LocalizedText policy = service.privacyPolicy();
        Tree details = Tree.of("details")
                .add(Tree.of("summary").text(text("details")))
                .add(fact("transfers", service.transfers()))
                .add(
                        policy == null
                                ? null
                                : Tree.of("p")
                                        .add(Tree.link(policy.in(language), text("privacyPolicy"))
                                                .with("rel", "noreferrer")));
        return Tree.of("div")
                .add(Tree.of("b").text(service.provider()))
                .text(" – ")
                .text(service.name(), language)
                .add(fact("recipients", service.recipients()))
                .add(policy == null && service.transfers() == null ? null : details);
    }

    private @Nullable Tree fact(String key, @Nullable LocalizedText value) {
        return value == null
                ? null
                : Tree.of("p")
                        .add(Tree.of("b").text(texts.charter(key)))
                        .text(" ")
                        .text(value, language);
    }

    Tree root(String tag, String id, String look) {
        return Tree.of(tag, "root " + Tree.OURS + look)
                .with("id", id)
                .with("aria-labelledby", id + "-title")
                .with("lang", language)
                .with("dir", texts.direction());
    }

    private static Tree alert() {
        return Tree.of("b").with("role", "alert");
    }

    private Tree buttons(String... names) {
        Tree buttons = Tree.of("div", "buttons");
        for (String name : names) {
            buttons.add(Tree.button(name, "button", text(name)));
        }
        return buttons;
    }

    /** Returns the number of providers about which a visitor has a choice, in words. */
    String providers() {
        return providers(catalogue.services().stream()
                .filter(service -> !isExempt(service.category()))
                .toList());
    }

    private String providers(List<Service> services) {
        return texts.providers(
                (int) services.stream().map(Service::provider).distinct().count());
    }

    private static boolean isExempt(Category category) {
        return category.consent() == ConsentRequirement.EXEMPT;
    }

    String text(String key) {
        return texts.banner(key);
    }

    String language() {
        return language;
    }

    String revision() {
        return catalogue.revision();
    }
}
