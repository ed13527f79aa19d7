// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The content of the banner in one language, ready to be drawn: {@code GET /consent/layers.json}. The server creates
 * it, so that the script only creates elements and texts, and never parses HTML.
 *
 * <p>The markup is in the light DOM, because tools that respond for the visitor look nowhere else; a cascade layer of
 * important rules protects it from the page's style. Buttons are named for what they do.
 */
public final class Layers {
    private static final String EXEMPT = "exempt";

    private final JsonObject catalogue;
    private final JsonObject texts;
    private final String charter;

    private Layers(JsonObject catalogue, String path) {
        this.catalogue = catalogue;
        this.texts = catalogue.getAsJsonObject("texts");
        this.charter = path + "/";
    }

    /** Returns the number of providers about which a visitor has a choice. */
    public static int providers(JsonObject catalogue) {
        return new Layers(catalogue, "").asked().size();
    }

    /**
     * Returns the first layer as HTML with a form, for the start of a page's body, for visitors without scripts.
     *
     * @param catalogue the content of {@code catalogue.json} in one language
     * @param path the path of the charter, without a trailing slash
     * @param providers the number of providers, in words
     * @return HTML in ASCII, so that a page in any encoding can contain it
     */
    public static String plain(JsonObject catalogue, String path, String providers) {
        return new NoScriptNotice(new Layers(catalogue, path), path, providers).html();
    }

    /**
     * Creates the layers of a catalogue.
     *
     * @param catalogue the content of {@code catalogue.json} in one language
     * @param path the path of the charter, without a trailing slash
     * @param placement the placement of the first layer: {@code bar}, {@code corner} or {@code dialog}
     * @param providers the number of providers, in words
     */
    public static JsonObject of(JsonObject catalogue, String path, String placement, String providers) {
        Layers layers = new Layers(catalogue, path);
        JsonObject json = new JsonObject();
        json.add("notice", layers.notice(placement, providers).json());
        json.add("preferences", layers.preferences().json());
        json.add("placeholder", layers.placeholder().json());
        // Messages by the status of the response, 0 if there was none; "other" for all that are not listed.
        JsonObject messages = new JsonObject();
        messages.addProperty("saved", layers.text("saved"));
        messages.addProperty("withdrawn", layers.text("withdrawn"));
        messages.addProperty("0", layers.text("errorOffline"));
        messages.addProperty("503", layers.text("errorUnavailable"));
        messages.addProperty("other", layers.text("errorRefused"));
        json.add("texts", messages);
        return json;
    }

    private Tree notice(String placement, String providers) {
        boolean blocks = placement.equals("dialog");
        Tree title = Tree.of("h2").with("id", "cookie-charter-title").text(text("title"));
        Tree notice = blocks
                ? root("dialog", "cookie-charter", "dialog")
                : root("section", "cookie-charter", "notice").with("popover", "manual");
        return notice.add(Tree.of("div", "text")
                        .add(blocks ? title.with("tabindex", "-1") : title.with("aria-live", "polite"))
                        .add(alert())
                        .add(Tree.of("p").text(text("introduction")))
                        .add(purposes())
                        .add(Tree.of("p")
                                .text(text("freedom") + " ")
                                .add(Tree.button("choose", "link", providers))
                                .text("\u00a0· ")
                                .add(Tree.link(charter, text("charter")))))
                .add(buttons("accept", "refuse", "choose"));
    }

    /** Returns the purposes about which visitors are asked (CNIL 2020-092, art. 2). */
    Tree purposes() {
        Tree purposes = Tree.of("ul");
        for (JsonObject category : objects(catalogue, "categories")) {
            if (!exempt(category) && servicesOf(category).findAny().isPresent()) {
                purposes.add(Tree.of("li").text(category, category.has("purpose") ? "purpose" : "name"));
            }
        }
        return purposes;
    }

    private Tree preferences() {
        Tree text = Tree.of("div", "text")
                .add(Tree.button("close", "link " + Tree.OURS + "close", text("close")))
                .add(Tree.of("h2")
                        .with("id", "cookie-charter-preferences-title")
                        .with("tabindex", "-1")
                        .with("autofocus", "")
                        .text(text("preferences")))
                .add(alert())
                .add(Tree.of("p").text(text("explanation") + " ").add(Tree.link(charter, text("charter"))))
                .add(Tree.of("p", "gpc").text(text("gpc")))
                .add(Tree.button("withdraw", "link " + Tree.OURS + "withdraw", text("withdraw")));
        for (JsonObject category : objects(catalogue, "categories")) {
            if (servicesOf(category).findAny().isPresent()) {
                text.add(group(category));
            }
        }
        return root("dialog", "cookie-charter-preferences", "dialog")
                .add(text)
                .add(buttons("accept", "refuse", "save"));
    }

    private Tree group(JsonObject category) {
        boolean exempt = exempt(category);
        String title = "cookie-charter-" + category.get("id").getAsString();
        Tree group = Tree.of("div", "group")
                .with("role", "group")
                .with("aria-labelledby", title)
                .add(Tree.of("h3").with("id", title).text(category, "name"))
                .add(Tree.of("p").text(category, "purpose"))
                .add(
                        exempt
                                ? Tree.of("p").text(text("alwaysOn"))
                                : box(category).add(Tree.of("span").text(text("all"))));
        servicesOf(category)
                .forEach(service ->
                        group.add(new ServiceTree(texts, service).tree(exempt ? Tree.of("p") : box(service))));
        return group;
    }

    private static Tree box(JsonObject entry) {
        return Tree.of("label")
                .add(Tree.of("input")
                        .with("type", "checkbox")
                        .with("value", entry.get("id").getAsString()));
    }

    private Tree placeholder() {
        return Tree.of("div", "text")
                .with("lang", string("language"))
                .with("dir", string("direction"))
                .add(Tree.of("p").text(text("placeholder") + " ").add(Tree.link(charter, text("charter"))))
                .add(alert())
                .add(buttons("once", "always"));
    }

    Tree root(String tag, String id, String look) {
        return Tree.of(tag, "root " + Tree.OURS + look)
                .with("id", id)
                .with("aria-labelledby", id + "-title")
                .with("lang", string("language"))
                .with("dir", string("direction"));
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

    /** Returns the providers about which there is a choice. */
    private Set<String> asked() {
        return objects(catalogue, "categories").stream()
                .filter(category -> !exempt(category))
                .flatMap(this::servicesOf)
                .map(service -> service.get("provider").getAsString())
                .collect(Collectors.toSet());
    }

    private static boolean exempt(JsonObject category) {
        return category.get("consent").getAsString().equals(EXEMPT);
    }

    private Stream<JsonObject> servicesOf(JsonObject category) {
        return objects(catalogue, "services").stream()
                .filter(service -> service.get("category").equals(category.get("id")));
    }

    String text(String key) {
        return texts.get(key).getAsString();
    }

    String string(String key) {
        return catalogue.get(key).getAsString();
    }

    static List<JsonObject> objects(JsonObject parent, String key) {
        JsonArray array = parent.getAsJsonArray(key);
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }
}
