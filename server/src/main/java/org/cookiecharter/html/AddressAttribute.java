// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cookiecharter.banner.BundledFile;

/**
 * The attributes that make a browser contact somebody, by element: {@code loading.json}, which the page script is built from
 * too. Names of elements and attributes are in lower case.
 */
final class AddressAttribute {
    private static final JsonObject TABLE = JsonParser.parseString(
                    new String(BundledFile.read("loading.json"), StandardCharsets.UTF_8))
            .getAsJsonObject();

    /** From element to attribute to the grammar of its value: url, urls, candidates, values or html. */
    private static final Map<String, Map<String, String>> OF_ELEMENT = elements();

    private static final ElementNames ELEMENTS = ElementNames.of(OF_ELEMENT.keySet());

    /** Links that are only followed when the visitor does so, or never. Any other may be fetched. */
    private static final Set<String> FOLLOWED = followed();

    private AddressAttribute() {}

    /** Whether an element of this {@link ElementName} contacts anybody. */
    static boolean isOn(long element) {
        return ELEMENTS.contains(element);
    }

    private static Map<String, Map<String, String>> elements() {
        Map<String, Map<String, String>> elements = new HashMap<>();
        for (String space : List.of("html", "svg")) {
            TABLE.getAsJsonObject(space).asMap().forEach((element, attributes) -> {
                Map<String, String> known =
                        elements.computeIfAbsent(element.toLowerCase(Locale.ROOT), name -> new HashMap<>());
                attributes.getAsJsonObject().asMap().forEach((name, grammar) -> known.put(name, grammar.getAsString()));
            });
        }
        // In HTML browsers take an <image> for an <img>.
        elements.merge("image", Map.copyOf(elements.getOrDefault("img", Map.of())), (svg, img) -> {
            Map<String, String> both = new HashMap<>(svg);
            both.putAll(img);
            return both;
        });
        return elements;
    }

    private static Set<String> followed() {
        Set<String> followed = new HashSet<>();
        for (JsonElement relation : TABLE.getAsJsonArray("followedLinks")) {
            followed.add(relation.getAsString());
        }
        return followed;
    }

    /** The names of the attributes; empty for an element that contacts nobody. */
    static Set<String> of(String element) {
        return OF_ELEMENT.getOrDefault(element, Map.of()).keySet();
    }

    /** Whether a link of these relations is fetched, or prepared for, without the visitor. */
    static boolean isFetched(String relations) {
        boolean fetched = false;
        for (String relation : relations.toLowerCase(Locale.ROOT).split("[ \t\n\f\r]+", -1)) {
            fetched |= !relation.isEmpty() && !FOLLOWED.contains(relation);
        }
        return fetched;
    }

    /** Whether the value is a page of its own. */
    static boolean isPage(String element, String attribute) {
        return "html".equals(grammar(element, attribute));
    }

    /** The addresses in a value. */
    static List<String> addresses(String element, String attribute, String value) {
        return switch (grammar(element, attribute)) {
            case "candidates" -> sourceSet(value);
            case "urls" -> List.of(value.split("[ \t\n\f\r]+"));
            case "values" -> List.of(value.split(";"));
            default -> List.of(value);
        };
    }

    private static String grammar(String element, String attribute) {
        return OF_ELEMENT.getOrDefault(element, Map.of()).getOrDefault(attribute, "url");
    }

    /** The addresses of image candidates: {@code a.png 1x, b.png 2x} (HTML Living Standard, 4.8.4.3.10). */
    private static List<String> sourceSet(String value) {
        List<String> addresses = new ArrayList<>();
        int at = 0;
        while (at < value.length()) {
            while (at < value.length() && (HtmlPrologue.isSpace(value.charAt(at)) || value.charAt(at) == ',')) {
                at++;
            }
            int start = at;
            while (at < value.length() && !HtmlPrologue.isSpace(value.charAt(at))) {
                at++;
            }
            int end = at;
            while (end > start && value.charAt(end - 1) == ',') {
                end--;
            }
            if (end > start) {
                addresses.add(value.substring(start, end));
            }
            // Behind a comma that ended the address comes the next one; else descriptors do.
            at = end < at ? at : afterDescriptors(value, at);
        }
        return addresses;
    }

    /** Commas in parentheses, which do not nest, belong to a descriptor. */
    private static int afterDescriptors(String value, int from) {
        boolean inside = false;
        int at = from;
        while (at < value.length() && (inside || value.charAt(at) != ',')) {
            inside = inside ? value.charAt(at) != ')' : value.charAt(at) == '(';
            at++;
        }
        return at;
    }
}
