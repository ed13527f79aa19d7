// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.banner;

import org.cookiecharter.charter.Markup;

/**
 * The first layer for visitors without scripts: the same words and buttons, in a form.
 *
 * <p>Every page contains it, because pages are the same for all visitors. It is inside {@code <noscript>}, so browsers
 * with scripts do not show it, and it is hidden until {@code noscript.css} shows it, which has rules for undecided
 * visitors only.
 */
final class NoScriptNotice {
    private static final String ID = "cookie-charter";

    private final Layers layers;
    private final String path;
    private final String charter;

    /** @param path the path of the endpoints, without a trailing slash */
    NoScriptNotice(Layers layers, String path) {
        this.layers = layers;
        this.path = path;
        this.charter = path + "/?lang=" + layers.language();
    }

    /** Returns HTML in ASCII, so that a page in any encoding can contain it. */
    String html() {
        Tree style = Tree.of("link").with("rel", "stylesheet").with("href", path + "/noscript.css");
        return Tree.of("noscript", "noscript")
                .add(style)
                .add(notice())
                .writeTo(Markup.ascii())
                .toString();
    }

    private Tree notice() {
        return layers.root("section", ID, "notice")
                .with("hidden", "")
                .add(Tree.of("div", "text")
                        .add(Tree.of("h2").with("id", ID + "-title").text(layers.text("title")))
                        .add(Tree.of("p").text(layers.text("introduction")))
                        .add(layers.purposes())
                        .add(layers.reach())
                        .add(Tree.of("p")
                                .text(layers.text("freedom") + " ")
                                .add(Tree.link(charter, layers.providers()))
                                .text("\u00a0· ")
                                .add(Tree.link(charter, layers.text("charter")))))
                .add(Tree.of("form", "buttons")
                        .with("method", "post")
                        .with("action", path + "/choice")
                        .add(Tree.of("input")
                                .with("type", "hidden")
                                .with("name", "language")
                                .with("value", layers.language()))
                        .add(Tree.of("input")
                                .with("type", "hidden")
                                .with("name", "revision")
                                .with("value", layers.revision()))
                        .add(decision("accept", "accept-all"))
                        .add(decision("refuse", "refuse-all"))
                        .add(button("choose", "lang", layers.language())
                                .with("formmethod", "get")
                                .with("formaction", path + "/#choice")));
    }

    private Tree decision(String label, String value) {
        return button(label, "decision", value);
    }

    private Tree button(String label, String name, String value) {
        return Tree.of("button", "button")
                .with("name", name)
                .with("value", value)
                .text(layers.text(label));
    }
}
