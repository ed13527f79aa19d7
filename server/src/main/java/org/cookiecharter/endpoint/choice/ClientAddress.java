// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.choice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.cookiecharter.consent.SiteRequest;
import org.cookiecharter.enforcement.ClientNetwork;
import org.cookiecharter.format.Sha256;
import org.cookiecharter.settings.ClientIdentity;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** The address of a client, and what may be recorded of it. */
final class ClientAddress {
    private static final int TRUNCATED_IPV4_BYTES = 3;
    private static final int TRUNCATED_IPV6_BYTES = 6;
    private static final int HASH_BYTES = 16;

    private final SiteRequest request;
    private final String text;

    ClientAddress(SiteRequest request) {
        this.request = request;
        this.text = request.remoteAddress();
    }

    /**
     * Returns the network that shares a rate limit: an IPv4 address or 64 bits of IPv6; "" for all unknown addresses.
     */
    String network() {
        return ClientNetwork.of(request);
    }

    /** Returns the identity that a record contains, or null for none. */
    @Nullable
    String identity(ClientIdentity identity, byte[] salt) {
        byte[] address = ClientNetwork.bytes(text);
        return switch (identity) {
            case NONE -> null;
            case TRUNCATED_IP ->
                address == null
                        ? null
                        : ClientNetwork.network(
                                address, address.length == 4 ? TRUNCATED_IPV4_BYTES : TRUNCATED_IPV6_BYTES);
            case SALTED_HASH -> hash(salt);
        };
    }

    private String hash(byte[] salt) {
        String browser = request.headers().get(HttpHeader.USER_AGENT);
        MessageDigest digest = Sha256.newDigest();
        digest.update(salt);
        byte[] hash = digest.digest((text + '\n' + browser).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
    }
}
