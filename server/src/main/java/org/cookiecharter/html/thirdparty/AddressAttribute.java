// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.thirdparty;

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
import java.util.regex.Pattern;
import org.cookiecharter.banner.BundledFile;
import org.cookiecharter.html.parser.AttributeNames;
import org.cookiecharter.html.parser.ElementName;
import org.cookiecharter.html.parser.ElementNames;
import org.cookiecharter.html.prologue.HtmlPrologue;

/**
 * The attributes that make a browser contact a host, by element. They are defined in {@code loading.json}, which the
 * page script is also built from. Names of elements and attributes are in lower case.
 */
final class AddressAttribute {
    private static final JsonObject TABLE = JsonParser.parseString(
                    new String(BundledFile.read("loading.json"), StandardCharsets.UTF_8))
            .getAsJsonObject();

    /** The grammar of each attribute's value, by element and attribute: url, document, urls, candidates, values or html. */
    private static final Map<String, Map<String, String>> ATTRIBUTES_BY_ELEMENT = elements();

    /** The attributes with which a tag may have to be blocked, by the {@link ElementName} of the element. */
    private static final Map<Long, AttributeNames> RELEVANT_BY_ELEMENT = relevantByElement();

    private static final ElementNames ELEMENTS = ElementNames.of(ATTRIBUTES_BY_ELEMENT.keySet());

    /** The link relations that browsers follow only when the visitor does, or never. All other links may be fetched. */
    private static final Set<String> FOLLOWED_RELATIONS = followedRelations();

    private static final Pattern WHITE_SPACE = Pattern.compile("[ \t\n\f\r]+");

    private AddressAttribute() {}

    /** Returns whether an element of this {@link ElementName} has attributes that contact a host. */
    static boolean hasAny(long element) {
        return ELEMENTS.contains(element);
    }

    /** Returns the attributes with which a tag may have to be blocked. */
    static AttributeNames relevant(long element) {
        return RELEVANT_BY_ELEMENT.getOrDefault(element, AttributeNames.NONE);
    }

    private static Map<Long, AttributeNames> relevantByElement() {
        Map<Long, AttributeNames> relevant = new HashMap<>();
        ATTRIBUTES_BY_ELEMENT.forEach((element, attributes) -> {
            Set<String> addresses = new HashSet<>();
            Set<String> others = new HashSet<>(Set.of("data-consent"));
            attributes.forEach((name, grammar) -> (grammar.equals("html") ? others : addresses).add(name));
            if (element.equals("script")) {
                // Scripts of some types can be blocked because of their text.
                others.add("type");
            }
            relevant.put(ElementName.of(element), AttributeNames.of(addresses, others));
        });
        return relevant;
    }

    private static Map<String, Map<String, String>> elements() {
        Map<String, Map<String, String>> elements = new HashMap<>();
        for (String namespace : List.of("html", "svg")) {
            TABLE.getAsJsonObject(namespace).asMap().forEach((element, attributes) -> {
                Map<String, String> attributesOfElement =
                        elements.computeIfAbsent(element.toLowerCase(Locale.ROOT), name -> new HashMap<>());
                attributes
                        .getAsJsonObject()
                        .asMap()
                        .forEach((name, grammar) -> attributesOfElement.put(name, grammar.getAsString()));
            });
        }
        // In HTML, browsers treat an <image> as an <img>.
        elements.merge("image", Map.copyOf(elements.getOrDefault("img", Map.of())), (svg, img) -> {
            Map<String, String> both = new HashMap<>(svg);
            both.putAll(img);
            return both;
        });
        return elements;
    }

    private static Set<String> followedRelations() {
        Set<String> followed = new HashSet<>();
        for (JsonElement relation : TABLE.getAsJsonArray("followedLinks")) {
            followed.add(relation.getAsString());
        }
        return followed;
    }

    /** Returns the names of an element's attributes; empty if the element contacts no host. */
    static Set<String> names(String element) {
        return ATTRIBUTES_BY_ELEMENT.getOrDefault(element, Map.of()).keySet();
    }

    /** Returns whether browsers fetch a link with these relations, or prepare to, without the visitor following it. */
    static boolean isFetched(String relations) {
        boolean fetched = false;
        for (String relation : WHITE_SPACE.split(relations.toLowerCase(Locale.ROOT), -1)) {
            fetched |= !relation.isEmpty() && !FOLLOWED_RELATIONS.contains(relation);
        }
        return fetched;
    }

    /** Returns whether the value of an attribute is an HTML document. */
    static boolean isPage(String element, String attribute) {
        return "html".equals(grammar(element, attribute));
    }

    /** Returns whether the value of an attribute is an address that may contain the document that it leads to. */
    static boolean mayContainDocument(String element, String attribute) {
        return "document".equals(grammar(element, attribute));
    }

    /** Returns the addresses in the value of an attribute. */
    static List<String> addresses(String element, String attribute, String value) {
        return switch (grammar(element, attribute)) {
            case "candidates" -> sourceSet(value);
            case "urls" -> List.of(WHITE_SPACE.split(value));
            case "values" -> List.of(value.split(";"));
            default -> List.of(value);
        };
    }

    private static String grammar(String element, String attribute) {
        return ATTRIBUTES_BY_ELEMENT.getOrDefault(element, Map.of()).getOrDefault(attribute, "url");
    }

    /** Returns the addresses of image candidates: {@code a.png 1x, b.png 2x} (HTML Living Standard, 4.8.4.3.10). */
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
            // A comma directly after an address ends the candidate; otherwise descriptors follow.
            at = end < at ? at : afterDescriptors(value, at);
        }
        return addresses;
    }

    /**
     * Returns the index after the descriptors of a candidate. Commas in parentheses, which do not nest, are part of a
     * descriptor.
     */
    private static int afterDescriptors(String value, int from) {
        boolean insideParentheses = false;
        int at = from;
        while (at < value.length() && (insideParentheses || value.charAt(at) != ',')) {
            insideParentheses = insideParentheses ? value.charAt(at) != ')' : value.charAt(at) == '(';
            at++;
        }
        return at;
    }
}
