// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The rules of the names and hosts that a catalogue can declare. A name that breaks them can never be declared, so that
 * nothing that clients report under it belongs into a draft.
 */
public final class CatalogueSyntax {
    /** The beginning of a value that a draft leaves for a person to fill in. */
    public static final String GAP = "??";

    static final int MAX_NAME_LENGTH = 256;

    /** What browsers accept in a name, without what would end it or stand for another one. */
    private static final Pattern COOKIE_NAME = Pattern.compile("[!-~&&[^;=,\"]]([ -~&&[^;=,\"]]*[!-~&&[^;=,\"]])?");

    private static final Pattern HOST = Pattern.compile(ServiceReader.HOST);
    private static final String WILDCARD = "*.";

    private CatalogueSyntax() {}

    /**
     * The JSON object of a catalogue or a draft, read strictly and not checked further.
     *
     * @param source what messages call it
     * @throws CatalogueException if it is not a JSON object, or holds a key twice
     */
    public static JsonObject object(String json, String source) {
        String text = json.startsWith("\uFEFF") ? json.substring(1) : json;
        List<CatalogueError> errors = new ArrayList<>();
        JsonElement tree = new JsonTree(errors).read(text);
        if (errors.isEmpty() && tree instanceof JsonObject object) {
            return object;
        }
        if (errors.isEmpty()) {
            errors.add(new CatalogueError(JsonPath.ROOT, "must be an object"));
        }
        throw new CatalogueException(source, new ErrorLocator(text, tree).locate(errors));
    }

    /** Whether an entry of this storage can be declared under this name or pattern. */
    public static boolean isName(Storage storage, String name) {
        return !name.isBlank()
                && name.length() <= MAX_NAME_LENGTH
                && !name.startsWith(GAP)
                && !name.contains("**")
                && !name.equals("*")
                && name.codePoints().noneMatch(CatalogueSyntax::isUnwritable)
                && (storage != Storage.COOKIE || isCookieName(name));
    }

    static boolean isCookieName(String name) {
        return COOKIE_NAME.matcher(name).matches();
    }

    /** Control characters, and halves of characters, which no UTF-8 file can hold. */
    private static boolean isUnwritable(int codePoint) {
        return Character.isISOControl(codePoint)
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    /** Whether a service can declare this host, in lower case, as one of its origins. */
    public static boolean isHost(String host) {
        return HOST.matcher(host).matches();
    }

    /**
     * Whether a declaration covers a name.
     *
     * @param declared a name, or a pattern with {@code *}
     */
    public static boolean coversName(String declared, String name) {
        return NamePattern.isPattern(declared) ? NamePattern.matches(declared, name) : declared.equals(name);
    }

    /**
     * Whether an origin covers a host on every port.
     *
     * @param origin a host, or {@code *.} and a domain; one with a port covers no host as a whole
     * @param host in lower case
     */
    public static boolean coversHost(String origin, String host) {
        String declared = origin.toLowerCase(Locale.ROOT);
        return declared.startsWith(WILDCARD)
                ? host.endsWith(declared.substring(1)) && host.length() > declared.length() - 1
                : declared.equals(host);
    }
}
