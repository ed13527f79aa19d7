// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.cookiecharter.catalogue.DeclaredCookie.SameSite;
import org.cookiecharter.format.LogText;
import org.jspecify.annotations.Nullable;

/** Parses one entry of a service. */
final class CookieReader {
    private static final Pattern COOKIE_PATH = Pattern.compile("/[!-~&&[^;]]*");
    private static final Pattern HOST = Pattern.compile(CatalogueSyntax.HOST);

    private final @Nullable Category category;
    private final CatalogueChecks checks;

    /**
     * Creates a parser.
     *
     * @param category the category of the entries; null if it is not declared
     */
    CookieReader(@Nullable Category category, CatalogueChecks checks) {
        this.category = category;
        this.checks = checks;
    }

    DeclaredCookie read(ObjectNode node) {
        node.rejectUnknownKeys(
                "name",
                "purpose",
                "duration",
                "storage",
                "domain",
                "path",
                "thirdPartyAccess",
                "partitioned",
                "renew",
                "secure",
                "httpOnly",
                "sameSite");
        Storage storage = storage(node);
        String name = name(node, storage);
        ConsentRequirement consent = category == null ? null : category.consent();
        DeclaredCookie cookie = new DeclaredCookie(
                name,
                TextReader.requiredText(node, "purpose"),
                duration(node),
                storage,
                domain(node),
                path(node),
                // If the catalogue does not state who can read a cookie that needs consent, visitors are informed of
                // the wider access.
                node.optionalBoolean("thirdPartyAccess", consent == ConsentRequirement.OPT_IN),
                node.optionalBoolean("partitioned", false),
                node.optionalBoolean("renew", consent != ConsentRequirement.OPT_OUT),
                node.optionalBoolean("secure", false),
                node.optionalBoolean("httpOnly", false),
                sameSite(node));
        if (name.regionMatches(true, 0, "__Host-", 0, 7)
                && (cookie.domain() != null
                        || (cookie.path() != null && !cookie.path().equals("/")))) {
            node.error("name", "a __Host- cookie has no domain and the path / (RFC 6265bis, 4.1.3); remove them");
        }
        if (storage != Storage.COOKIE) {
            for (String key : List.of("domain", "path", "partitioned", "secure", "httpOnly", "sameSite")) {
                if (node.has(key)) {
                    node.error(key, "only cookies have it; remove it, or the \"storage\"");
                }
            }
        }
        return cookie;
    }

    private String name(ObjectNode node, Storage storage) {
        String name = node.requiredString("name");
        if (name.isEmpty()) {
            return name;
        }
        if (name.length() > CatalogueSyntax.MAX_NAME_LENGTH) {
            node.error(
                    "name",
                    LogText.quote(name) + " must not be longer than " + CatalogueSyntax.MAX_NAME_LENGTH
                            + " characters");
        } else if (name.replace("*", "").isEmpty()) {
            node.error("name", LogText.quote(name) + " would match every name; write what the names have in common");
        } else if (name.contains("**")) {
            node.error("name", LogText.quote(name) + " contains two stars in a row; write one");
        } else if (storage == Storage.COOKIE && !CatalogueSyntax.isCookieName(name)) {
            node.error(
                    "name", LogText.quote(name) + " is not a cookie name; it must be printable ASCII without ; = , \"");
        } else if (category != null) {
            checks.checkName(node, storage, name, category.id());
        }
        return name;
    }

    private static CookieDuration duration(ObjectNode node) {
        String text = node.requiredString("duration");
        CookieDuration duration = CookieDuration.parse(text);
        if (duration == null && !text.isEmpty()) {
            node.error(
                    "duration",
                    LogText.quote(text)
                            + " is not a duration; write ISO 8601 like \"P6M\" or \"PT30M\", or \"session\"");
        }
        return duration == null ? new CookieDuration("session", CookieDuration.SESSION) : duration;
    }

    private static Storage storage(ObjectNode node) {
        String text = node.optionalString("storage");
        Storage storage = text == null ? Storage.COOKIE : node.value("storage", text, Storage.class);
        return storage == null ? Storage.COOKIE : storage;
    }

    private static @Nullable String domain(ObjectNode node) {
        String domain = node.optionalString("domain");
        if (domain == null) {
            return null;
        }
        String host = domain.toLowerCase(Locale.ROOT).replaceFirst("^\\.", "");
        if (!HOST.matcher(host).matches()) {
            node.error("domain", LogText.quote(domain) + " is not a host name; write one like \"example.org\"");
        }
        return host;
    }

    private static @Nullable String path(ObjectNode node) {
        String path = node.optionalString("path");
        if (path != null && !COOKIE_PATH.matcher(path).matches()) {
            node.error("path", LogText.quote(path) + " must begin with / and be printable ASCII without spaces and ;");
        }
        return path;
    }

    private static @Nullable SameSite sameSite(ObjectNode node) {
        String text = node.optionalString("sameSite");
        return text == null
                ? null
                : node.valueAt(node.path("sameSite"), text, SameSite.class, "; remove it if the application decides");
    }
}
