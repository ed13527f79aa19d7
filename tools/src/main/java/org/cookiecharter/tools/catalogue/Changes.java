// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Category;
import org.cookiecharter.catalogue.ConsentRequirement;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.catalogue.Service;
import org.jspecify.annotations.Nullable;

/** What differs between two catalogues in anything that bears on consent, service by service. */
final class Changes {
    private final Catalogue before;
    private final Catalogue after;
    private final List<String> words = new ArrayList<>();

    Changes(Catalogue before, Catalogue after) {
        this.before = before;
        this.after = after;
    }

    List<String> inWords() {
        for (Service service : after.services()) {
            Service earlier = before.service(service.id());
            if (earlier == null) {
                words.add(service.id() + ": is new" + bearing(rule(after, service)));
            } else {
                service(earlier, service);
            }
        }
        for (Service service : before.services()) {
            if (after.service(service.id()) == null) {
                words.add(service.id() + ": is gone" + bearing(rule(before, service)));
            }
        }
        return List.copyOf(words);
    }

    private void service(Service old, Service next) {
        ConsentRequirement rule = rule(after, next);
        ConsentRequirement earlier = rule(before, old);
        Change change = new Change(
                next.id() + ": ",
                bearing(rule == ConsentRequirement.OPT_IN || earlier != ConsentRequirement.OPT_IN ? rule : earlier));
        change.note("the provider", old.provider(), next.provider());
        change.note("the category", old.category(), next.category());
        change.note("the rule of its category", earlier.text(), rule.text());
        next.origins().stream()
                .filter(origin -> !old.origins().contains(origin))
                .forEach(origin -> change.note("loads from " + origin + " too"));
        old.origins().stream()
                .filter(origin -> !next.origins().contains(origin))
                .forEach(origin -> change.note("loads from " + origin + " no more"));
        Map<String, DeclaredCookie> had = cookies(old);
        cookies(next).forEach((name, cookie) -> cookie(change, name, had.remove(name), cookie));
        had.keySet().forEach(name -> change.note(name + " is gone"));
    }

    private static void cookie(Change change, String name, @Nullable DeclaredCookie old, DeclaredCookie next) {
        if (old == null) {
            change.note(name + " is new");
            return;
        }
        change.note(
                "the duration of " + name,
                old.duration().seconds() == next.duration().seconds()
                        ? next.duration().text()
                        : old.duration().text(),
                next.duration().text());
        change.note(
                "the domain of " + name,
                Objects.requireNonNullElse(old.domain(), "the host alone"),
                Objects.requireNonNullElse(next.domain(), "the host alone"));
        change.note("third-party access to " + name, told(old.thirdPartyAccess()), told(next.thirdPartyAccess()));
        change.note("the renewal of " + name, told(old.renew()), told(next.renew()));
    }

    private static Map<String, DeclaredCookie> cookies(Service service) {
        Map<String, DeclaredCookie> cookies = new LinkedHashMap<>();
        service.cookies().forEach(cookie -> cookies.put(cookie.storage().text() + " " + cookie.name(), cookie));
        return cookies;
    }

    private static ConsentRequirement rule(Catalogue catalogue, Service service) {
        Category category = Objects.requireNonNull(catalogue.category(service.category()), "a loaded catalogue has it");
        return category.consent();
    }

    private static String bearing(ConsentRequirement rule) {
        return rule == ConsentRequirement.OPT_IN ? "" : " (asks nobody: it needs no consent)";
    }

    private static String told(boolean flag) {
        return flag ? "yes" : "no";
    }

    /** Notes of one service. */
    private final class Change {
        private final String prefix;
        private final String suffix;

        Change(String prefix, String suffix) {
            this.prefix = prefix;
            this.suffix = suffix;
        }

        void note(String what) {
            words.add(prefix + what + suffix);
        }

        void note(String what, String old, String next) {
            if (!old.equals(next)) {
                note(what + " was " + old + ", is " + next);
            }
        }
    }
}
