// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.page;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTML file with placeholders: <code>{{name}}</code> is a value, <code>{{t.key}}</code> a text in the visitor's
 * language. Values are escaped unless they are {@link Markup}. A placeholder without a value is an error.
 */
public final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([A-Za-z0-9.-]+)}}");
    private static final Map<String, Template> LOADED = new ConcurrentHashMap<>();

    private final String name;
    private final String source;

    private Template(String name) {
        this.name = name;
        source = Resources.text("templates/" + name + ".html");
    }

    /** Returns the template in {@code templates/NAME.html}. */
    public static Template of(String name) {
        return LOADED.computeIfAbsent(name, Template::new);
    }

    public Markup fill(Texts texts) {
        return fill(texts, Map.of());
    }

    public Markup fill(Texts texts, Map<String, ?> values) {
        return new Markup(PLACEHOLDER
                .matcher(source)
                .replaceAll(placeholder -> Matcher.quoteReplacement(
                        value(placeholder, texts, values).html())));
    }

    private Markup value(MatchResult placeholder, Texts texts, Map<String, ?> values) {
        String key = placeholder.group(1);
        if (key.startsWith("t.")) {
            return Markup.text(texts.get(key.substring(2)));
        }
        Object value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("placeholder ({{" + key + "}}) in " + name + ".html has no value");
        }
        return value instanceof Markup markup ? markup : Markup.text(value.toString());
    }
}
