// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.cookiecharter.catalogue.Declaration;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.decision.PublicSuffixes;
import org.eclipse.jetty.http.HttpFields;

/**
 * Removes from a browser what it sent and may not keep, and what its choice has just revoked where no request to the
 * choice's address would show it. Safe for any number of threads.
 *
 * <p>What the browser does not send is not there, and costs nothing. What does not fit into one answer goes with the
 * next ones.
 */
final class Removals {
    /** The domains of the host that was asked last: most sites have one. */
    private record Host(String name, List<String> domains) {}

    private static final int[] NONE = {};
    /** They are rare, so they get the room of a few fields. */
    private static final int FOR_NAMELESS = 256;

    /** Read before the first answer: there is a lock while one is written. */
    private final PublicSuffixes suffixes = PublicSuffixes.mozilla();

    private final AtomicInteger turn = new AtomicInteger();
    private volatile Host last = new Host("", List.of());

    /** Adds the fields. Returns whether there were any. */
    boolean add(HttpFields.Mutable headers, SiteRequest request, Consent consent) {
        List<Declaration> revoked = consent.revoked();
        int[] hidden = hidden(consent);
        if (hidden.length == 0 && revoked.isEmpty()) {
            return false;
        }
        RemovalScope scope = scope(request);
        List<Removal> removals = new ArrayList<>(hidden.length + revoked.size() + 1);
        for (int index : hidden) {
            String name = consent.sent().get(index).name();
            removals.add(Removal.of(name, consent.declaration(name), scope));
        }
        for (Declaration declaration : revoked) {
            if (isUnseen(declaration.cookie(), scope)) {
                removals.add(Removal.of(declaration.cookie().name(), declaration, scope));
            }
        }
        // Each hidden cookie may be one without a name, whose value looks like a name and a value.
        boolean nameless = hidden.length > 0 && !consent.decide("").keeps() && !isNameless(consent, hidden);
        int now = turn.getAndIncrement();
        RemovalRoom room = new RemovalRoom(headers, request);
        BitSet removed = room.add(removals, now, nameless ? FOR_NAMELESS : 0);
        boolean any = !removed.isEmpty();
        if (nameless) {
            any |= !room.add(List.of(Removal.of("", null, scope)), now, 0).isEmpty();
        }
        for (int i = 0; i < hidden.length; i++) {
            if (removed.get(i)) {
                consent.note(consent.sent().get(hidden[i]), Effect.EXPIRED, consent.decision(hidden[i]));
            }
        }
        return any;
    }

    /** Where the hidden cookies are among those that the browser sent; one of each name. */
    private static int[] hidden(Consent consent) {
        int[] hidden = NONE;
        int found = 0;
        Set<String> names = null;
        for (int i = 0; i < consent.sent().size(); i++) {
            if (!consent.decision(i).keeps()) {
                names = names == null ? new HashSet<>() : names;
                if (names.add(consent.sent().get(i).name())) {
                    hidden = found == 0 ? new int[consent.sent().size() - i] : hidden;
                    hidden[found++] = i;
                }
            }
        }
        return found == hidden.length ? hidden : Arrays.copyOf(hidden, found);
    }

    private static boolean isNameless(Consent consent, int[] hidden) {
        for (int index : hidden) {
            if (consent.sent().get(index).isNamed("")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a browser has it without showing it here; a pattern is no name that could be removed. */
    private static boolean isUnseen(DeclaredCookie cookie, RemovalScope scope) {
        String path = cookie.path();
        return path != null && cookie.name().indexOf('*') < 0 && !RemovalScope.leadsTo(scope.path(), path);
    }

    private RemovalScope scope(SiteRequest request) {
        String host = request.host();
        Host known = last;
        if (!known.name().equals(host)) {
            known = new Host(host, suffixes.cookieDomains(host));
            last = known;
        }
        String path = request.uri().getPath();
        return RemovalScope.of(known.domains(), path == null ? "/" : path, isTrustworthy(request));
    }

    /** Browsers take {@code Secure} cookies from the machine itself too (W3C, Secure Contexts, 3.1). */
    private static boolean isTrustworthy(SiteRequest request) {
        String host = request.host();
        return request.isSecure() || host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.");
    }
}
