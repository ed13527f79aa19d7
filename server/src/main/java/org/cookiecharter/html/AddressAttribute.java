// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which attributes of which elements make a browser contact somebody, and what addresses they hold. */
final class AddressAttribute {
    private static final Set<String> SOURCE = Set.of("src");
    private static final Set<String> SOURCES = Set.of("src", "srcset");
    private static final Set<String> REFERENCE = Set.of("href", "xlink:href");
    private static final Set<String> BACKGROUND = Set.of("background");

    private static final Map<String, Set<String>> OF_ELEMENT = Map.ofEntries(
            Map.entry("script", Set.of("src", "href", "xlink:href")),
            Map.entry("iframe", Set.of("src", "srcdoc")),
            Map.entry("frame", SOURCE),
            Map.entry("embed", SOURCE),
            Map.entry("object", Set.of("data")),
            Map.entry("img", SOURCES),
            Map.entry("image", Set.of("src", "srcset", "href", "xlink:href")),
            Map.entry("source", SOURCES),
            Map.entry("input", SOURCE),
            Map.entry("video", Set.of("src", "poster")),
            Map.entry("audio", SOURCE),
            Map.entry("track", SOURCE),
            Map.entry("link", Set.of("href", "imagesrcset")),
            Map.entry("use", REFERENCE),
            Map.entry("feimage", REFERENCE),
            Map.entry("body", BACKGROUND),
            Map.entry("table", BACKGROUND),
            Map.entry("td", BACKGROUND),
            Map.entry("th", BACKGROUND));

    private static final ElementNames ELEMENTS = ElementNames.of(OF_ELEMENT.keySet());

    /** Links that are only followed when the visitor does so, or never. Any other may be fetched. */
    private static final Set<String> FOLLOWED = Set.of(
            "alternate",
            "amphtml",
            "author",
            "bookmark",
            "canonical",
            "edituri",
            "help",
            "hub",
            "license",
            "me",
            "next",
            "pingback",
            "prev",
            "privacy-policy",
            "profile",
            "publisher",
            "self",
            "shortlink",
            "tag",
            "terms-of-service",
            "webmention",
            "wlwmanifest");

    private AddressAttribute() {}

    /** Whether an element of this {@link ElementName} contacts anybody. */
    static boolean isOn(long element) {
        return ELEMENTS.contains(element);
    }

    /** Names in lower case; empty for an element that contacts nobody. */
    static Set<String> of(String element) {
        return OF_ELEMENT.getOrDefault(element, Set.of());
    }

    /** Whether a link of these relations is fetched, or prepared for, without the visitor. */
    static boolean isFetched(String relations) {
        boolean fetched = false;
        for (String relation : relations.toLowerCase(java.util.Locale.ROOT).split("[ \t\n\f\r]+", -1)) {
            fetched |= !relation.isEmpty() && !FOLLOWED.contains(relation);
        }
        return fetched;
    }

    /** The addresses in a value. */
    static List<String> addresses(String attribute, String value) {
        return attribute.endsWith("srcset") ? sourceSet(value) : List.of(value);
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

    private static int afterDescriptors(String value, int from) {
        int depth = 0;
        int at = from;
        while (at < value.length() && (depth > 0 || value.charAt(at) != ',')) {
            depth += value.charAt(at) == '(' ? 1 : value.charAt(at) == ')' && depth > 0 ? -1 : 0;
            at++;
        }
        return at;
    }
}
