// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.thirdparty;

import java.util.List;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.ConsentRequirement;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.cookie.PublicSuffixes;
import org.cookiecharter.discovery.Discoveries;
import org.cookiecharter.html.thirdparty.NetworkHost;
import org.cookiecharter.html.thirdparty.ThirdParties;
import org.jspecify.annotations.Nullable;

/**
 * The third parties that the catalogue declares. Loads from hosts of services that need consent or can be refused are
 * blocked, and the page releases them; hosts that belong to no service are not blocked, but counted, and logged once
 * each.
 */
public final class ThirdPartyOrigins implements ThirdParties {
    private final Catalogue catalogue;
    private final boolean isBlocking;
    /**
     * The site's host according to the catalogue. The {@code Host} of a request is set by the client: if it were
     * trusted, a client could name a service's host, and a cache would serve the page with that service unblocked to
     * others.
     */
    private final String site;

    private final UndeclaredHosts undeclared;
    private final CookieMetrics metrics;
    private final @Nullable Discoveries discoveries;

    /**
     * Creates the origins of a catalogue.
     *
     * @param isBlocking whether third parties are blocked, or only counted
     * @param metrics counts the blocked references by service
     * @param discoveries collects the undeclared hosts in pages for a draft; null if there is none
     */
    public ThirdPartyOrigins(
            Catalogue catalogue,
            boolean isBlocking,
            UndeclaredHosts undeclared,
            CookieMetrics metrics,
            @Nullable Discoveries discoveries) {
        this.catalogue = catalogue;
        this.undeclared = undeclared;
        this.metrics = metrics;
        this.discoveries = discoveries;
        this.isBlocking = isBlocking;
        NetworkHost siteHost = NetworkHost.of(catalogue.site());
        this.site = siteHost == null ? "" : siteHost.name();
    }

    @Override
    public @Nullable String recordContact(NetworkHost host, NetworkHost own) {
        List<Service> services = catalogue.servicesFrom(host.name(), host.port());
        String ids = recordUndeclared(services, host, own);
        if (ids != null) {
            services.forEach(metrics::countBlockedReference);
        }
        return ids;
    }

    /** Records a host if no service declares it. Returns the id that the visitor must consent to; null for none. */
    private @Nullable String recordUndeclared(List<Service> services, NetworkHost host, NetworkHost own) {
        if (services.isEmpty() && !isSameOrigin(host, own) && !isSameSite(host.name(), own.name())) {
            undeclared.add(host.name());
            if (discoveries != null) {
                discoveries.addPageHost(host.name());
            }
        }
        return requiredConsent(services, host, own);
    }

    @Override
    public @Nullable String requiredConsent(NetworkHost host, NetworkHost own) {
        return requiredConsent(catalogue.servicesFrom(host.name(), host.port()), host, own);
    }

    private @Nullable String requiredConsent(List<Service> services, NetworkHost host, NetworkHost own) {
        boolean isOwn = isSameOrigin(host, own) && isSameSite(own.name(), site);
        return services.isEmpty() || isOwn || !isBlocking ? null : requiredConsent(services);
    }

    @Override
    public void recordUnblockable(NetworkHost host, NetworkHost own) {
        String ids = recordUndeclared(catalogue.servicesFrom(host.name(), host.port()), host, own);
        if (ids != null) {
            undeclared.addUnblocked(host.name(), ids);
        }
    }

    @Override
    public @Nullable String allIds() {
        String ids = catalogue.services().stream()
                .filter(this::isBlockable)
                .map(Service::id)
                .collect(Collectors.joining(" "));
        return isBlocking && !ids.isEmpty() ? ids : null;
    }

    /** Returns whether a host is a third party that no service declares. */
    public boolean isUndeclared(NetworkHost host, NetworkHost own) {
        return catalogue.servicesFrom(host.name(), host.port()).isEmpty()
                && !isSameOrigin(host, own)
                && !isSameSite(host.name(), own.name());
    }

    /** Returns the services of a host that is blocked until one of them is granted; empty if it is not blocked. */
    public List<Service> blockedServices(NetworkHost host, NetworkHost own) {
        List<Service> services = catalogue.servicesFrom(host.name(), host.port());
        boolean isBlocked = isBlocking && services.stream().allMatch(ThirdPartyOrigins::needsChoice);
        return isBlocked && !(isSameOrigin(host, own) && isSameSite(own.name(), site)) ? services : List.of();
    }

    /**
     * Returns the ids of the services if all need a choice. A host of several services may be contacted once one of
     * them is granted: only a mark on the element itself could state which one it is for.
     */
    private @Nullable String requiredConsent(List<Service> services) {
        return services.stream().allMatch(ThirdPartyOrigins::needsChoice) ? ids(services) : null;
    }

    /** Joins ids as the script in the page parses them: any one of them suffices. */
    public static String ids(List<Service> services) {
        return services.stream().map(Service::id).collect(Collectors.joining("|"));
    }

    /** Returns whether the origins of a service are blocked until a choice: those of an exempt service are not. */
    public static boolean needsChoice(Service service) {
        return service.category().consent() != ConsentRequirement.EXEMPT;
    }

    private static boolean isSameOrigin(NetworkHost host, NetworkHost own) {
        return host.name().equals(own.name()) && (host.port() < 0 || host.port() == own.port());
    }

    /** Returns whether the host is of the same site as the page, which is the same registrable domain. */
    private static boolean isSameSite(String host, String own) {
        List<String> domains = PublicSuffixes.mozilla().cookieDomains(own);
        String site = domains.isEmpty() ? own : domains.get(0);
        return host.equals(site) || host.endsWith('.' + site);
    }

    /** Returns whether the catalogue has any origin to block. */
    public boolean hasBlockableOrigins() {
        return catalogue.services().stream().anyMatch(this::isBlockable);
    }

    private boolean isBlockable(Service service) {
        return !service.origins().isEmpty() && needsChoice(service);
    }
}
