// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The syntax of the names and hosts that a catalogue can declare. A name with another syntax can never be declared, so
 * client reports under such a name do not belong in a draft.
 */
public final class CatalogueSyntax {
    /** The prefix of a value that a draft leaves for a person to fill in. */
    public static final String GAP = "??";

    /**
     * A host name in ASCII, or an IPv4 address. The repetitions are limited, which limits the recursion of the group.
     */
    static final String HOST =
            "(?=.{1,253}(:|$))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?){0,126}";

    static final int MAX_NAME_LENGTH = 256;

    /** The characters that browsers accept in a name, without those that would end it or represent another one. */
    private static final Pattern COOKIE_NAME = Pattern.compile("[!-~&&[^;=,\"]]([ -~&&[^;=,\"]]*[!-~&&[^;=,\"]])?");

    private static final Pattern HOST_PATTERN = Pattern.compile(HOST);
    private static final String WILDCARD = "*.";

    private CatalogueSyntax() {}

    /**
     * Parses the JSON object of a catalogue or a draft strictly, without further checks.
     *
     * @param source the name of the text in messages
     * @throws CatalogueException if the text is not a JSON object, or contains a key twice
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

    /** Returns whether an entry of this storage can be declared under this name or pattern. */
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

    /** Returns whether this is a control character or half of a surrogate pair, which a UTF-8 file cannot contain. */
    private static boolean isUnwritable(int codePoint) {
        return Character.isISOControl(codePoint)
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    /** Returns whether a service can declare this host, in lower case, as one of its origins. */
    public static boolean isHost(String host) {
        return HOST_PATTERN.matcher(host).matches();
    }

    /**
     * Returns whether a declaration matches a name.
     *
     * @param declared a name, or a pattern with {@code *}
     */
    public static boolean coversName(String declared, String name) {
        return NamePattern.isPattern(declared) ? NamePattern.matches(declared, name) : declared.equals(name);
    }

    /**
     * Returns whether an origin includes a host on every port.
     *
     * @param origin a host, or {@code *.} and a domain; an origin with a port does not include all of a host
     * @param host the host name in lower case
     */
    public static boolean coversHost(String origin, String host) {
        String declared = origin.toLowerCase(Locale.ROOT);
        return declared.startsWith(WILDCARD)
                ? host.endsWith(declared.substring(1)) && host.length() > declared.length() - 1
                : declared.equals(host);
    }
}
