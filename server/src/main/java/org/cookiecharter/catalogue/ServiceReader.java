package org.cookiecharter.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one service of the file and its cookies. */
final class ServiceReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Pattern ORIGIN = Pattern.compile("(\\*\\.)?(" + HOST.pattern() + ")(:\\d{1,5})?");
    /** What browsers accept in a name, without what would end it or stand for another one. */
    private static final Pattern COOKIE_NAME = Pattern.compile("[!-~&&[^;=,\"]]([ -~&&[^;=,\"]]*[!-~&&[^;=,\"]])?");

    private static final Pattern COOKIE_PATH = Pattern.compile("/[!-~&&[^;]]*");

    private final List<Category> categories;

    ServiceReader(List<Category> categories) {
        this.categories = categories;
    }

    Service read(Place place) {
        place.only(
                "id",
                "provider",
                "name",
                "location",
                "category",
                "purpose",
                "origins",
                "privacyPolicy",
                "recipients",
                "transfers",
                "dataRetention",
                "cookies");
        Category category = category(place);
        List<DeclaredCookie> cookies = place.objects("cookies").stream()
                .map(cookie -> cookie(cookie, category))
                .toList();
        Service service = new Service(
                id(place),
                place.string("provider"),
                place.text("name"),
                location(place),
                place.string("category"),
                place.optionalText("purpose"),
                origins(place),
                privacyPolicy(place),
                place.optionalText("recipients"),
                place.optionalText("transfers"),
                place.optionalText("dataRetention"),
                cookies);
        if (cookies.isEmpty() && service.origins().isEmpty()) {
            place.mistake("cookies", "a service declares at least one cookie or one of \"origins\"; add what it uses");
        }
        if (cookies.isEmpty() && service.purpose() == null && consent(category) == ConsentRule.REQUIRED) {
            place.mistake("purpose", "missing; a service that needs consent and has no cookies tells its purpose here");
        }
        return service;
    }

    static String id(Place place) {
        String id = place.string("id");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            place.mistake("id", "\"" + id + "\" must be 1 to 40 of a-z, 0-9 and -, and not begin with -");
        }
        return id;
    }

    private DeclaredCookie cookie(Place place, @Nullable Category category) {
        place.only(
                "name", "purpose", "duration", "storage", "domain", "path", "thirdPartyAccess", "partitioned", "renew");
        Storage storage = storage(place);
        String name = place.string("name");
        checkName(place, name, storage);
        String domain = place.optionalString("domain");
        String host = domain == null ? null : domain.toLowerCase(Locale.ROOT).replaceFirst("^\\.", "");
        if (host != null && !HOST.matcher(host).matches()) {
            place.mistake("domain", "\"" + domain + "\" is no host name; write one like \"example.org\"");
        }
        String path = place.optionalString("path");
        if (path != null && !COOKIE_PATH.matcher(path).matches()) {
            place.mistake("path", "\"" + path + "\" must begin with / and hold no spaces and no ;");
        }
        if (name.regionMatches(true, 0, "__Host-", 0, 7) && (domain != null || (path != null && !path.equals("/")))) {
            place.mistake("name", "a __Host- cookie has no domain and the path / (RFC 6265bis, 4.1.3); remove them");
        }
        ConsentRule consent = consent(category);
        return new DeclaredCookie(
                name,
                place.text("purpose"),
                duration(place),
                storage,
                host,
                path,
                // Where nobody said who can read a cookie that needs consent, visitors are told the wider answer.
                place.flag("thirdPartyAccess", consent == ConsentRule.REQUIRED),
                place.flag("partitioned", false),
                place.flag("renew", consent != ConsentRule.OPT_OUT));
    }

    private static void checkName(Place place, String name, Storage storage) {
        if (name.isEmpty()) {
            return;
        }
        if (name.replace("*", "").isEmpty()) {
            place.mistake("name", "\"" + name + "\" would match every name; write what the names have in common");
        } else if (storage == Storage.COOKIE && !COOKIE_NAME.matcher(name).matches()) {
            place.mistake("name", "\"" + name + "\" is no cookie name; it must be printable ASCII without ; = , \"");
        }
    }

    private static CookieDuration duration(Place place) {
        String text = place.string("duration");
        CookieDuration duration = CookieDuration.parse(text);
        if (duration == null && !text.isEmpty()) {
            place.mistake(
                    "duration",
                    "\"" + text + "\" is no duration; write ISO 8601 like \"P6M\" or \"PT30M\", or \"session\"");
        }
        return duration == null ? new CookieDuration("session", CookieDuration.SESSION) : duration;
    }

    private static Storage storage(Place place) {
        String word = place.optionalString("storage");
        Storage storage = word == null ? Storage.COOKIE : Storage.of(word);
        if (storage == null) {
            place.mistake(
                    "storage",
                    "\"" + word + "\" must be \"cookie\", \"localStorage\", \"sessionStorage\" or \"indexedDB\"");
            return Storage.COOKIE;
        }
        return storage;
    }

    private static List<Location> location(Place place) {
        List<Location> locations = new ArrayList<>();
        for (String word : place.strings("location")) {
            Location location = Location.of(word);
            if (location == null) {
                place.mistake("location", "\"" + word + "\" must be \"front-office\" or \"back-office\"");
            } else if (!locations.contains(location)) {
                locations.add(location);
            }
        }
        return locations;
    }

    private static List<String> origins(Place place) {
        List<String> origins = new ArrayList<>();
        for (String text : place.strings("origins")) {
            String origin = text.toLowerCase(Locale.ROOT);
            if (!ORIGIN.matcher(origin).matches()) {
                place.mistake(
                        "origins", "\"" + text + "\" is no host; write one like \"example.org\" or \"*.example.org\"");
            }
            origins.add(origin);
        }
        return origins;
    }

    private static @Nullable LocalizedText privacyPolicy(Place place) {
        LocalizedText policy = place.optionalText("privacyPolicy");
        if (policy != null) {
            policy.texts().values().forEach(address -> place.address("privacyPolicy", address));
        }
        return policy;
    }

    private @Nullable Category category(Place place) {
        String id = place.string("category");
        for (Category category : categories) {
            if (category.id().equals(id)) {
                return category;
            }
        }
        if (!id.isEmpty()) {
            place.mistake(
                    "category",
                    "\"" + id + "\" is not declared; it must be one of "
                            + String.join(
                                    ", ", categories.stream().map(Category::id).toList()));
        }
        return null;
    }

    private static @Nullable ConsentRule consent(@Nullable Category category) {
        return category == null ? null : category.consent();
    }
}
