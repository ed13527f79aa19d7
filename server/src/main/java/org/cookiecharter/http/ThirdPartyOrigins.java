// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.util.List;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Category;
import org.cookiecharter.catalogue.ConsentRequirement;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.decision.PublicSuffixes;
import org.cookiecharter.html.NetworkHost;
import org.cookiecharter.html.ThirdParties;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says of the hosts in a page: those of a service that has to be granted or can be refused are held
 * back, and the page opens them; those of no service are left alone, but counted, and told once each.
 */
final class ThirdPartyOrigins implements ThirdParties {
    private final Catalogue catalogue;
    private final boolean holds;
    /**
     * The host that the catalogue names. What a request says of its host is the client's word: taken for the site, a
     * service's host would open that service in pages that a cache then hands to others.
     */
    private final String site;

    private final UndeclaredHosts undeclared;

    /** @param holds whether anything is blocked, or only counted */
    ThirdPartyOrigins(Catalogue catalogue, boolean holds, UndeclaredHosts undeclared) {
        this.catalogue = catalogue;
        this.undeclared = undeclared;
        this.holds = holds;
        NetworkHost named = NetworkHost.of(catalogue.site());
        this.site = named == null ? "" : named.name();
    }

    @Override
    public @Nullable String requiredConsent(NetworkHost host, NetworkHost own) {
        List<Service> services = catalogue.servicesFrom(host.name(), host.port());
        if (isPage(host, own) && (services.isEmpty() || isOwn(own.name(), site))) {
            return null;
        }
        if (services.isEmpty()) {
            if (!isOwn(host.name(), own.name())) {
                undeclared.note(host.name());
            }
            return null;
        }
        return holds ? requiredConsent(services) : null;
    }

    @Override
    public void note(NetworkHost host, NetworkHost own) {
        String ids = requiredConsent(host, own);
        if (ids != null) {
            undeclared.noteUnblocked(host.name(), ids);
        }
    }

    @Override
    public @Nullable String allIds() {
        String ids = catalogue.services().stream()
                .filter(service -> !service.origins().isEmpty() && isHeld(catalogue, service))
                .map(Service::id)
                .collect(Collectors.joining(" "));
        return holds && !ids.isEmpty() ? ids : null;
    }

    /** Whether a host is a third party that no service declares. */
    boolean isUndeclared(NetworkHost host, NetworkHost own) {
        return catalogue.servicesFrom(host.name(), host.port()).isEmpty()
                && !isPage(host, own)
                && !isOwn(host.name(), own.name());
    }

    /** The services of a host that is blocked until one of them is consented to; empty if it is not blocked. */
    List<Service> held(NetworkHost host, NetworkHost own) {
        List<Service> services = catalogue.servicesFrom(host.name(), host.port());
        boolean held = holds && services.stream().allMatch(service -> isHeld(catalogue, service));
        return held && !(isPage(host, own) && isOwn(own.name(), site)) ? services : List.of();
    }

    /**
     * A host of several services may be contacted once one of them is granted: only the page's own mark on an element
     * could tell which one it is for.
     */
    private @Nullable String requiredConsent(List<Service> services) {
        return services.stream().allMatch(service -> isHeld(catalogue, service)) ? ids(services) : null;
    }

    /** As the script in the page reads it: any one of them. */
    static String ids(List<Service> services) {
        return services.stream().map(Service::id).collect(Collectors.joining("|"));
    }

    /** Whether the origins of a service wait for a choice: an exempt one needs none. */
    static boolean isHeld(Catalogue catalogue, Service service) {
        Category category = catalogue.category(service.category());
        return category == null || category.consent() != ConsentRequirement.EXEMPT;
    }

    private static boolean isPage(NetworkHost host, NetworkHost own) {
        return host.name().equals(own.name()) && (host.port() < 0 || host.port() == own.port());
    }

    /** Whether the host is of the same site as the page: of the same domain that somebody can register. */
    private static boolean isOwn(String host, String own) {
        List<String> domains = PublicSuffixes.mozilla().cookieDomains(own);
        String site = domains.isEmpty() ? own : domains.get(0);
        return host.equals(site) || host.endsWith('.' + site);
    }

    /** Whether the catalogue has any origin to block. */
    boolean holdsAny() {
        return catalogue.services().stream()
                .anyMatch(service -> !service.origins().isEmpty() && isHeld(catalogue, service));
    }
}
