// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one service of the file. */
final class ServiceReader {
    /** A host name in ASCII, or an IPv4 address; the numbers bound the recursion of the group. */
    static final String HOST =
            "(?=.{1,253}(:|$))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?){0,126}";

    private static final Pattern ORIGIN = Pattern.compile(
            "(\\*\\.)?" + HOST + "(:([1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]))?");

    /** 25 months, as {@link CookieDuration} counts them. */
    private static final long LONGEST_MEASUREMENT_DATA = (2 * 365 + 30) * 86_400L;

    private final List<Category> categories;
    private final CatalogueChecks checks;

    ServiceReader(List<Category> categories, CatalogueChecks checks) {
        this.categories = categories;
        this.checks = checks;
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
                "exemption",
                "cookies");
        String id = place.string("id");
        checks.id(place, id);
        String provider = place.string("provider");
        LocalizedText name = TextReader.text(place, "name");
        List<Location> location = location(place);
        String categoryId = place.string("category");
        Category category = category(place, categoryId);
        CookieReader cookies = new CookieReader(category, checks);
        Service service = new Service(
                id,
                provider,
                name,
                location,
                categoryId,
                TextReader.optionalText(place, "purpose"),
                origins(place),
                TextReader.optionalAddress(place, "privacyPolicy"),
                TextReader.optionalText(place, "recipients"),
                TextReader.optionalText(place, "transfers"),
                dataRetention(place, category),
                exemption(place, category),
                place.objects("cookies").stream().map(cookies::read).toList());
        if (place.lacks("cookies") && place.lacks("origins")) {
            place.error("cookies", "a service declares at least one cookie or one of \"origins\"; add what it uses");
        } else if (place.lacks("cookies")
                && !place.has("purpose")
                && category != null
                && category.consent() == ConsentRequirement.OPT_IN) {
            place.error("purpose", "missing; a service that needs consent and has no cookies tells its purpose here");
        }
        return service;
    }

    private static List<Location> location(Place place) {
        List<Location> locations = new ArrayList<>();
        place.strings("location").forEach((path, word) -> {
            Location location = Location.of(word);
            if (location == null) {
                place.errorAt(path, Quoted.of(word) + " must be \"front-office\" or \"back-office\"");
            } else {
                locations.add(location);
            }
        });
        return locations;
    }

    private static List<String> origins(Place place) {
        List<String> origins = new ArrayList<>();
        place.strings("origins").forEach((path, text) -> {
            String origin = text.toLowerCase(Locale.ROOT);
            if (ORIGIN.matcher(origin).matches()) {
                origins.add(origin);
            } else {
                place.errorAt(
                        path, Quoted.of(text) + " is no host; write one like \"example.org\" or \"*.example.org\"");
            }
        });
        return origins;
    }

    private static @Nullable LocalizedText dataRetention(Place place, @Nullable Category category) {
        LocalizedText text = TextReader.optionalText(place, "dataRetention");
        CookieDuration duration = text == null ? null : CookieDuration.parse(text.in(place.language()));
        if (duration != null && measures(category) && duration.seconds() > LONGEST_MEASUREMENT_DATA) {
            place.error(
                    "dataRetention",
                    "longer than P25M; data of statistics without consent are kept 25 months at most"
                            + " (CNIL 2020-092, art. 5)");
        }
        return text;
    }

    private static Set<Exemption> exemption(Place place, @Nullable Category category) {
        Set<Exemption> conditions = EnumSet.noneOf(Exemption.class);
        place.strings("exemption").forEach((path, word) -> {
            Exemption condition = Exemption.of(word);
            if (condition == null) {
                place.errorAt(
                        path,
                        Quoted.of(word) + " must be one of "
                                + Arrays.stream(Exemption.values())
                                        .map(Exemption::text)
                                        .collect(Collectors.joining(", ")));
            } else {
                conditions.add(condition);
            }
        });
        if (place.has("exemption") && category != null && !measures(category)) {
            place.error("exemption", "only services of an opt-out category have it; remove it");
        }
        return conditions;
    }

    private static boolean measures(@Nullable Category category) {
        return category != null && category.consent() == ConsentRequirement.OPT_OUT;
    }

    private @Nullable Category category(Place place, String id) {
        for (Category category : categories) {
            if (category.id().equals(id)) {
                return category;
            }
        }
        // Where there is no category at all, that alone is the error.
        if (!id.isEmpty() && !categories.isEmpty()) {
            place.error(
                    "category",
                    Quoted.of(id) + " is not declared; it must be one of "
                            + String.join(
                                    ", ", categories.stream().map(Category::id).toList()));
        }
        return null;
    }
}
