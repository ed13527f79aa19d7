// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.thirdparty;

import java.util.List;
import java.util.Locale;
import org.cookiecharter.html.parser.TagText;
import org.jspecify.annotations.Nullable;

/** The kinds of elements whose text makes a browser load from addresses in it. */
enum LoadingText {
    STYLE,
    MODULE,
    IMPORT_MAP,
    SPECULATION_RULES;

    /** Returns whether the text of an element with this name may make a browser load. */
    static boolean isPossible(String element) {
        return element.equals("style") || element.equals("script");
    }

    /** Returns the kind of an element, or null if its text loads nothing or its addresses cannot be determined. */
    static @Nullable LoadingText of(String element, TagText tag) {
        String type = tag.valueOr("type", "").toLowerCase(Locale.ROOT);
        if (element.equals("style")) {
            return type.isEmpty() || type.equals("text/css") ? STYLE : null;
        }
        if (!element.equals("script") || tag.hasAny(AddressAttribute.names("script"))) {
            return null;
        }
        return switch (type.strip()) {
            case "module" -> MODULE;
            case "importmap" -> IMPORT_MAP;
            case "speculationrules" -> SPECULATION_RULES;
            default -> null;
        };
    }

    /**
     * Returns whether browsers may load from addresses in the text even if the element has an unknown type.
     *
     * @param text the text, or null if it is unknown
     */
    boolean isPreloaded(@Nullable String text) {
        if (this != STYLE || text == null) {
            return this == STYLE;
        }
        String start = text.stripLeading();
        boolean mayStartWithImport = start.startsWith("@") || start.startsWith("/*");
        return mayStartWithImport && text.toLowerCase(Locale.ROOT).contains("@import");
    }

    /** Returns the addresses in the text from which a browser loads. */
    List<String> addresses(String text) {
        return switch (this) {
            case STYLE -> CssAddresses.find(text);
            case MODULE -> ModuleImports.find(text);
            case IMPORT_MAP -> JsonAddresses.inImportMap(text);
            case SPECULATION_RULES -> JsonAddresses.inSpeculationRules(text);
        };
    }
}
