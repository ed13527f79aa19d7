// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.cookiecharter.format.Sha256;

/**
 * A short hash of the subject of a consent: who uses which entries, for how long, and who else can read them. Texts are
 * not part of it, so that visitors are not asked again after a text is corrected, and neither is the order of the file.
 * Minimum attributes of a cookie are not part of it either, because they only restrict who can read it.
 */
final class Fingerprint {
    private static final int REVISION_DIGITS = 8;
    private static final int ID_DIGITS = 6;

    private Fingerprint() {}

    static String of(Service service) {
        return hash(canonical(service), ID_DIGITS);
    }

    static String of(Category category, List<Service> services) {
        return hash("category\n" + category.id() + '\n' + canonical(services, category), ID_DIGITS);
    }

    /**
     * Returns the hash of everything that needs consent. Exempt and opt-out services can be added and removed without
     * asking visitors again.
     */
    static String revision(List<Category> categories, List<Service> services) {
        StringBuilder all = new StringBuilder("revision\n");
        categories.stream()
                .filter(category -> category.consent() == ConsentRequirement.OPT_IN)
                .sorted(Comparator.comparing(Category::id))
                .forEach(category -> all.append(canonical(services, category)));
        return hash(all.toString(), REVISION_DIGITS);
    }

    private static String canonical(List<Service> services, Category category) {
        StringBuilder all = new StringBuilder();
        services.stream()
                .filter(service -> service.category().id().equals(category.id()))
                .sorted(Comparator.comparing(Service::id))
                .forEach(service -> all.append(canonical(service)));
        return all.toString();
    }

    private static String canonical(Service service) {
        StringBuilder text = new StringBuilder();
        Category category = service.category();
        appendLine(
                text,
                "service",
                service.id(),
                service.provider(),
                category.id(),
                category.consent().text());
        if (service.saleOrSharing()) {
            appendLine(text, "sale or sharing");
        }
        service.origins().stream().sorted().forEach(origin -> appendLine(text, "origin", origin));
        service.cookies().stream()
                .sorted(Comparator.comparing(DeclaredCookie::storage).thenComparing(DeclaredCookie::name))
                .forEach(cookie -> appendLine(
                        text,
                        cookie.storage().text(),
                        cookie.name(),
                        Long.toString(cookie.duration().seconds()),
                        Objects.requireNonNullElse(cookie.domain(), ""),
                        Boolean.toString(cookie.thirdPartyAccess()),
                        Boolean.toString(cookie.renew())));
        return text.toString();
    }

    /** Appends each value after its length, so that two different catalogues never have the same text. */
    private static void appendLine(StringBuilder text, String... values) {
        for (String value : values) {
            text.append(value.length()).append(':').append(value).append(' ');
        }
        text.append('\n');
    }

    private static String hash(String text, int digits) {
        return Sha256.hexOf(text.getBytes(StandardCharsets.UTF_8)).substring(0, digits);
    }
}
