// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one entry that a service keeps. */
final class CookieReader {
    private static final Pattern COOKIE_PATH = Pattern.compile("/[!-~&&[^;]]*");
    private static final Pattern HOST = Pattern.compile(ServiceReader.HOST);

    private final @Nullable Category category;
    private final CatalogueChecks checks;

    /**
     * @param category whose entries are read; null if it is not declared
     */
    CookieReader(@Nullable Category category, CatalogueChecks checks) {
        this.category = category;
        this.checks = checks;
    }

    DeclaredCookie read(Place place) {
        place.only(
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
        Storage storage = storage(place);
        String name = name(place, storage);
        ConsentRequirement consent = category == null ? null : category.consent();
        DeclaredCookie cookie = new DeclaredCookie(
                name,
                TextReader.text(place, "purpose"),
                duration(place),
                storage,
                domain(place),
                path(place),
                // Where nobody said who can read a cookie that needs consent, visitors are told the wider answer.
                place.flag("thirdPartyAccess", consent == ConsentRequirement.OPT_IN),
                place.flag("partitioned", false),
                place.flag("renew", consent != ConsentRequirement.OPT_OUT),
                place.flag("secure", false),
                place.flag("httpOnly", false),
                sameSite(place));
        if (name.regionMatches(true, 0, "__Host-", 0, 7)
                && (cookie.domain() != null
                        || (cookie.path() != null && !cookie.path().equals("/")))) {
            place.error("name", "a __Host- cookie has no domain and the path / (RFC 6265bis, 4.1.3); remove them");
        }
        if (storage != Storage.COOKIE) {
            for (String key : List.of("domain", "path", "partitioned", "secure", "httpOnly", "sameSite")) {
                if (place.has(key)) {
                    place.error(key, "only cookies have it; remove it, or the \"storage\"");
                }
            }
        }
        return cookie;
    }

    private String name(Place place, Storage storage) {
        String name = place.string("name");
        if (name.isEmpty()) {
            return name;
        }
        if (name.length() > CatalogueSyntax.MAX_NAME_LENGTH) {
            place.error(
                    "name",
                    Quoted.of(name) + " must not be longer than " + CatalogueSyntax.MAX_NAME_LENGTH + " characters");
        } else if (name.replace("*", "").isEmpty()) {
            place.error("name", Quoted.of(name) + " would match every name; write what the names have in common");
        } else if (name.contains("**")) {
            place.error("name", Quoted.of(name) + " holds two stars in a row; write one");
        } else if (storage == Storage.COOKIE && !CatalogueSyntax.isCookieName(name)) {
            place.error("name", Quoted.of(name) + " is no cookie name; it must be printable ASCII without ; = , \"");
        } else if (category != null) {
            checks.name(place, storage, name, category.id());
        }
        return name;
    }

    private static CookieDuration duration(Place place) {
        String text = place.string("duration");
        CookieDuration duration = CookieDuration.parse(text);
        if (duration == null && !text.isEmpty()) {
            place.error(
                    "duration",
                    Quoted.of(text) + " is no duration; write ISO 8601 like \"P6M\" or \"PT30M\", or \"session\"");
        }
        return duration == null ? new CookieDuration("session", CookieDuration.SESSION) : duration;
    }

    private static Storage storage(Place place) {
        String word = place.optionalString("storage");
        Storage storage = word == null ? Storage.COOKIE : Storage.of(word);
        if (storage == null) {
            place.error(
                    "storage",
                    Quoted.of(word == null ? "" : word)
                            + " must be \"cookie\", \"localStorage\", \"sessionStorage\" or \"indexedDB\"");
            return Storage.COOKIE;
        }
        return storage;
    }

    private static @Nullable String domain(Place place) {
        String domain = place.optionalString("domain");
        if (domain == null) {
            return null;
        }
        String host = domain.toLowerCase(Locale.ROOT).replaceFirst("^\\.", "");
        if (!HOST.matcher(host).matches()) {
            place.error("domain", Quoted.of(domain) + " is no host name; write one like \"example.org\"");
        }
        return host;
    }

    private static @Nullable String path(Place place) {
        String path = place.optionalString("path");
        if (path != null && !COOKIE_PATH.matcher(path).matches()) {
            place.error("path", Quoted.of(path) + " must begin with / and be printable ASCII without spaces and ;");
        }
        return path;
    }

    private static @Nullable SameSite sameSite(Place place) {
        String word = place.optionalString("sameSite");
        SameSite sameSite = word == null ? null : SameSite.of(word);
        if (word != null && sameSite == null) {
            place.error(
                    "sameSite",
                    Quoted.of(word) + " must be \"Lax\" or \"Strict\"; remove it where the application decides");
        }
        return sameSite;
    }
}
