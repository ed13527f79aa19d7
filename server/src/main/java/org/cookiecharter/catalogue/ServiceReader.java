// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.cookiecharter.catalogue.Service.Exemption;
import org.cookiecharter.catalogue.Service.Location;
import org.cookiecharter.format.LogText;
import org.jspecify.annotations.Nullable;

/** Parses one service of the catalogue file. */
final class ServiceReader {
    private static final Pattern ORIGIN = Pattern.compile("(\\*\\.)?" + CatalogueSyntax.HOST
            + "(:([1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]))?");

    /** A path of the site itself: no visitor's request may leave the site before consent. Plain enough for a style sheet. */
    private static final Pattern IMAGE = Pattern.compile("/(?!/)[\\w.~%/-]+(\\?[\\w.~%=&-]+)?");

    /** 25 months in seconds, as {@link CookieDuration} counts them. */
    private static final long MAX_MEASUREMENT_RETENTION_SECONDS = (2 * 365 + 30) * 86_400L;

    private final List<Category> categories;
    private final Set<String> sharingCategories;
    private final Set<String> optOutCategories;
    private final CatalogueChecks checks;

    /**
     * Creates a reader.
     *
     * @param sharingCategories the ids of the categories whose services all include a sale or sharing of data
     * @param optOutCategories the ids of the categories that are opt-out, in some region at least
     */
    ServiceReader(
            List<Category> categories,
            Set<String> sharingCategories,
            Set<String> optOutCategories,
            CatalogueChecks checks) {
        this.categories = categories;
        this.optOutCategories = optOutCategories;
        this.sharingCategories = sharingCategories;
        this.checks = checks;
    }

    Service read(ObjectNode node) {
        node.rejectUnknownKeys(
                "id",
                "provider",
                "name",
                "location",
                "category",
                "purpose",
                "origins",
                "image",
                "privacyPolicy",
                "recipients",
                "transfers",
                "dataRetention",
                "exemption",
                SaleOrSharing.KEY,
                "cookies");
        String id = node.requiredString("id");
        checks.checkId(node, id);
        String provider = node.requiredString("provider");
        LocalizedText name = TextReader.requiredText(node, "name");
        List<Location> location = location(node);
        String categoryId = node.requiredString("category");
        Category category = category(node, categoryId);
        CookieReader cookies = new CookieReader(category, checks);
        Service service = new Service(
                id,
                provider,
                name,
                location,
                category == null ? unknownCategory(categoryId, name) : category,
                TextReader.optionalText(node, "purpose"),
                origins(node),
                image(node),
                TextReader.optionalAddress(node, "privacyPolicy"),
                TextReader.optionalText(node, "recipients"),
                TextReader.optionalText(node, "transfers"),
                dataRetention(node, category),
                exemption(node, category),
                node.optionalBoolean(SaleOrSharing.KEY, false) || sharingCategories.contains(categoryId),
                node.objects("cookies").stream().map(cookies::read).toList());
        if (node.isMissingOrEmpty("cookies") && node.isMissingOrEmpty("origins")) {
            node.error("cookies", "a service declares at least one cookie or one of \"origins\"; add what it uses");
        } else if (node.isMissingOrEmpty("cookies")
                && !node.has("purpose")
                && category != null
                && category.consent() == ConsentRequirement.OPT_IN) {
            node.error("purpose", "missing; a service that needs consent and has no cookies states its purpose here");
        }
        return service;
    }

    private static List<Location> location(ObjectNode node) {
        List<Location> locations = new ArrayList<>();
        node.strings("location").forEach((path, text) -> {
            Location location = node.valueAt(path, text, Location.class, "");
            if (location != null) {
                locations.add(location);
            }
        });
        return locations;
    }

    private static List<String> origins(ObjectNode node) {
        List<String> origins = new ArrayList<>();
        node.strings("origins").forEach((path, text) -> {
            String origin = text.toLowerCase(Locale.ROOT);
            if (ORIGIN.matcher(origin).matches()) {
                origins.add(origin);
            } else {
                node.errorAt(
                        path,
                        LogText.quote(text) + " is not a host; write one like \"example.org\" or \"*.example.org\"");
            }
        });
        return origins;
    }

    private static @Nullable String image(ObjectNode node) {
        String image = node.optionalString("image");
        if (image != null && !IMAGE.matcher(image).matches()) {
            node.error(
                    "image",
                    LogText.quote(image)
                            + " is not a path of this site; write one like \"/images/map.jpg\", which the site serves"
                            + " itself");
            return null;
        }
        return image;
    }

    private static @Nullable LocalizedText dataRetention(ObjectNode node, @Nullable Category category) {
        LocalizedText text = TextReader.optionalText(node, "dataRetention");
        CookieDuration duration = text == null ? null : CookieDuration.parse(text.in(node.language()));
        if (duration != null && isMeasurement(category) && duration.seconds() > MAX_MEASUREMENT_RETENTION_SECONDS) {
            node.error(
                    "dataRetention",
                    "longer than P25M; data of statistics without consent are stored for at most 25 months"
                            + " (CNIL 2020-092, art. 5)");
        }
        return text;
    }

    private Set<Exemption> exemption(ObjectNode node, @Nullable Category category) {
        Set<Exemption> conditions = EnumSet.noneOf(Exemption.class);
        node.strings("exemption").forEach((path, text) -> {
            Exemption condition = node.valueAt(path, text, Exemption.class, "");
            if (condition != null) {
                conditions.add(condition);
            }
        });
        if (node.has("exemption") && category != null && !optOutCategories.contains(category.id())) {
            node.error("exemption", "only services of an opt-out category have it; remove it");
        }
        return conditions;
    }

    private static boolean isMeasurement(@Nullable Category category) {
        return category != null && category.consent() == ConsentRequirement.OPT_OUT;
    }

    /** Returns a substitute for a category that is not declared, which is reported as an error. */
    private static Category unknownCategory(String id, LocalizedText name) {
        return new Category(id, ConsentRequirement.OPT_IN, name, null, null, null, false, true);
    }

    private @Nullable Category category(ObjectNode node, String id) {
        for (Category category : categories) {
            if (category.id().equals(id)) {
                return category;
            }
        }
        // If there is no category at all, only that is reported.
        if (!id.isEmpty() && !categories.isEmpty()) {
            node.error(
                    "category",
                    LogText.quote(id) + " is not declared; it must be one of "
                            + String.join(
                                    ", ", categories.stream().map(Category::id).toList()));
        }
        return null;
    }
}
