// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Catalogue.RegionRule;
import org.cookiecharter.catalogue.ConsentRequirement;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.catalogue.Service;
import org.jspecify.annotations.Nullable;

/** The differences between two catalogues that affect consent, by service. */
final class Changes {
    private final Catalogue before;
    private final Catalogue after;
    private final List<String> descriptions = new ArrayList<>();

    Changes(Catalogue before, Catalogue after) {
        this.before = before;
        this.after = after;
    }

    List<String> describe() {
        for (Service service : after.services()) {
            Service earlier = before.service(service.id());
            if (earlier == null) {
                descriptions.add(
                        service.id() + ": added" + suffix(service.category().consent()));
            } else {
                compareServices(earlier, service);
            }
        }
        for (Service service : before.services()) {
            if (after.service(service.id()) == null) {
                descriptions.add(
                        service.id() + ": removed" + suffix(service.category().consent()));
            }
        }
        compareRules();
        return List.copyOf(descriptions);
    }

    /** Adds the rules for regions that differ. */
    private void compareRules() {
        Map<String, RegionRule> old = rules(before);
        List<String> common = new ArrayList<>(old.keySet());
        for (RegionRule rule : rules(after).values()) {
            RegionRule earlier = old.remove(rule.id());
            if (!rule.equals(earlier)) {
                descriptions.add("rule " + rule.id() + ": " + (earlier == null ? "added" : "changed"));
            }
        }
        old.keySet().forEach(id -> descriptions.add("rule " + id + ": removed"));
        List<String> order = new ArrayList<>(rules(after).keySet());
        order.retainAll(common);
        common.retainAll(order);
        if (!order.equals(common)) {
            descriptions.add("the order of the rules for regions has changed");
        }
    }

    private static Map<String, RegionRule> rules(Catalogue catalogue) {
        Map<String, RegionRule> rules = new LinkedHashMap<>();
        catalogue.regionRules().forEach(rule -> rules.put(rule.id(), rule));
        return rules;
    }

    private void compareServices(Service old, Service next) {
        ConsentRequirement requirement = next.category().consent();
        ConsentRequirement earlier = old.category().consent();
        ServiceChanges change = new ServiceChanges(
                next.id() + ": ",
                suffix(
                        requirement == ConsentRequirement.OPT_IN || earlier != ConsentRequirement.OPT_IN
                                ? requirement
                                : earlier));
        change.add("the provider", old.provider(), next.provider());
        change.add("the category", old.category().id(), next.category().id());
        change.add("the consent requirement of its category", earlier.text(), requirement.text());
        next.origins().stream()
                .filter(origin -> !old.origins().contains(origin))
                .forEach(origin -> change.add("now also loads from " + origin));
        old.origins().stream()
                .filter(origin -> !next.origins().contains(origin))
                .forEach(origin -> change.add("no longer loads from " + origin));
        Map<String, DeclaredCookie> oldCookies = cookies(old);
        cookies(next).forEach((name, cookie) -> compareCookies(change, name, oldCookies.remove(name), cookie));
        oldCookies.keySet().forEach(name -> change.add(name + " was removed"));
    }

    private static void compareCookies(
            ServiceChanges change, String name, @Nullable DeclaredCookie old, DeclaredCookie next) {
        if (old == null) {
            change.add(name + " was added");
            return;
        }
        change.add(
                "the duration of " + name,
                old.duration().seconds() == next.duration().seconds()
                        ? next.duration().text()
                        : old.duration().text(),
                next.duration().text());
        change.add(
                "the domain of " + name,
                Objects.requireNonNullElse(old.domain(), "the host only"),
                Objects.requireNonNullElse(next.domain(), "the host only"));
        change.add("third-party access to " + name, yesOrNo(old.thirdPartyAccess()), yesOrNo(next.thirdPartyAccess()));
        change.add("the renewal of " + name, yesOrNo(old.renew()), yesOrNo(next.renew()));
    }

    private static Map<String, DeclaredCookie> cookies(Service service) {
        Map<String, DeclaredCookie> cookies = new LinkedHashMap<>();
        service.cookies().forEach(cookie -> cookies.put(cookie.storage().text() + " " + cookie.name(), cookie));
        return cookies;
    }

    private static String suffix(ConsentRequirement requirement) {
        return requirement == ConsentRequirement.OPT_IN ? "" : " (visitors are not asked: no consent required)";
    }

    private static String yesOrNo(boolean flag) {
        return flag ? "yes" : "no";
    }

    /** The differences of one service. */
    private final class ServiceChanges {
        private final String prefix;
        private final String suffix;

        ServiceChanges(String prefix, String suffix) {
            this.prefix = prefix;
            this.suffix = suffix;
        }

        void add(String description) {
            descriptions.add(prefix + description + suffix);
        }

        void add(String description, String old, String next) {
            if (!old.equals(next)) {
                add(description + " changed from " + old + " to " + next);
            }
        }
    }
}
