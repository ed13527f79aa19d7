// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.page;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of HTML with places to fill: <code>{{name}}</code> is a value, <code>{{t.key}}</code> a text of the visitor's
 * language. Values are escaped unless they are {@link Markup}. A place that nothing fills is an error.
 */
public final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([A-Za-z0-9.-]+)}}");
    private static final Map<String, Template> LOADED = new ConcurrentHashMap<>();

    private final String name;
    private final String source;

    private Template(String name) {
        this.name = name;
        source = Resources.text("templates/" + name + ".html");
    }

    /** The template in {@code templates/NAME.html}. */
    public static Template of(String name) {
        return LOADED.computeIfAbsent(name, Template::new);
    }

    public Markup fill(Texts texts) {
        return fill(texts, Map.of());
    }

    public Markup fill(Texts texts, Map<String, ?> values) {
        return new Markup(PLACE.matcher(source)
                .replaceAll(place ->
                        Matcher.quoteReplacement(value(place, texts, values).html())));
    }

    private Markup value(MatchResult place, Texts texts, Map<String, ?> values) {
        String key = place.group(1);
        if (key.startsWith("t.")) {
            return Markup.text(texts.get(key.substring(2)));
        }
        Object value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("place ({{" + key + "}}) in " + name + ".html has no value");
        }
        return value instanceof Markup markup ? markup : Markup.text(value.toString());
    }
}
