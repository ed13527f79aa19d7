// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.ConsentRequirement;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.console.text.ConsoleTexts;
import org.jspecify.annotations.Nullable;

/**
 * The services about which visitors who have chosen are asked again after a new version, with the reasons. Visitors are
 * asked only about what is new: a service that needs consent, and that was not declared before with the same use of
 * their devices. A corrected text asks nobody.
 */
public final class RepeatedQuestions {
    private RepeatedQuestions() {}

    /**
     * Returns the reasons by service, in the order of the new catalogue; empty if nobody is asked again.
     *
     * @param before the published catalogue; null if there is none, and every visitor is asked for the first time
     */
    public static Map<Service, List<String>> between(@Nullable Catalogue before, Catalogue after, ConsoleTexts texts) {
        Map<Service, List<String>> questions = new LinkedHashMap<>();
        if (before != null && before.revision().equals(after.revision())) {
            return questions;
        }
        Set<String> known = new HashSet<>();
        if (before != null) {
            before.services().forEach(service -> known.add(before.fingerprint(service.id())));
        }
        for (Service service : after.services()) {
            if (service.category().consent() == ConsentRequirement.OPT_IN
                    && !known.contains(after.fingerprint(service.id()))) {
                Service earlier = before == null ? null : before.service(service.id());
                questions.put(service, reasons(earlier, service, texts));
            }
        }
        return questions;
    }

    private static List<String> reasons(@Nullable Service old, Service next, ConsoleTexts texts) {
        if (old == null) {
            return List.of(texts.text("again.new"));
        }
        List<String> reasons = new ArrayList<>();
        if (!old.provider().equals(next.provider())) {
            reasons.add(texts.format("again.provider", old.provider(), next.provider()));
        }
        if (!old.category().id().equals(next.category().id())) {
            String oldName = old.category().name().in(texts.language());
            String nextName = next.category().name().in(texts.language());
            boolean isSame = oldName.equals(nextName);
            reasons.add(texts.format(
                    "again.category",
                    isSame ? old.category().id() : oldName,
                    isSame ? next.category().id() : nextName));
        }
        if (old.category().consent() != next.category().consent()) {
            reasons.add(texts.text("again.consent"));
        }
        next.origins().stream()
                .filter(origin -> !old.origins().contains(origin))
                .forEach(origin -> reasons.add(texts.format("again.host", origin)));
        old.origins().stream()
                .filter(origin -> !next.origins().contains(origin))
                .forEach(origin -> reasons.add(texts.format("again.noHost", origin)));
        Map<String, DeclaredCookie> oldCookies = cookies(old);
        for (Map.Entry<String, DeclaredCookie> entry : cookies(next).entrySet()) {
            reasons.addAll(reasons(oldCookies.remove(entry.getKey()), entry.getValue(), texts));
        }
        oldCookies.values().forEach(cookie -> reasons.add(texts.format("again.noCookie", cookie.name())));
        return reasons;
    }

    private static List<String> reasons(@Nullable DeclaredCookie old, DeclaredCookie next, ConsoleTexts texts) {
        if (old == null) {
            return List.of(texts.format("again.cookie", next.name()));
        }
        List<String> reasons = new ArrayList<>();
        if (old.duration().seconds() != next.duration().seconds()) {
            reasons.add(texts.format(
                    "again.duration",
                    next.name(),
                    old.duration().text(),
                    next.duration().text()));
        }
        if (!Objects.equals(old.domain(), next.domain())
                || old.thirdPartyAccess() != next.thirdPartyAccess()
                || old.renew() != next.renew()) {
            reasons.add(texts.format("again.use", next.name()));
        }
        return reasons;
    }

    private static Map<String, DeclaredCookie> cookies(Service service) {
        return service.cookies().stream()
                .collect(Collectors.toMap(
                        cookie -> cookie.storage().text() + ' ' + cookie.name(),
                        cookie -> cookie,
                        (one, other) -> one,
                        LinkedHashMap::new));
    }
}
