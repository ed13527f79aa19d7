// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Base64;

/**
 * An address that receives each recorded choice as a signed message (Standard Webhooks). Each message is sent at least
 * once, those of one visitor in their order, also if this process or the receiver stops in between: the consent records
 * are the queue. A receiver can recognise a repeated message by its {@code webhook-id}.
 *
 * <p>A new address receives the choices from then on. A changed secret applies to all messages that are not delivered yet.
 *
 * @param address the address, of scheme {@code https}, or {@code http} on this machine
 * @param secret the key of the signatures: {@code whsec_} and 24 to 64 random bytes in base64
 */
public record Webhook(URI address, String secret) {
    private static final String PREFIX = "whsec_";
    private static final int MIN_KEY_BYTES = 24;
    private static final int MAX_KEY_BYTES = 64;

    /** @throws IllegalArgumentException if a component violates its rule */
    public Webhook {
        String host = address.getHost();
        boolean isAllowed = "https".equalsIgnoreCase(address.getScheme())
                || ("http".equalsIgnoreCase(address.getScheme()) && host != null && isLoopback(host));
        if (host == null || !isAllowed || address.getUserInfo() != null) {
            throw new IllegalArgumentException("address (" + address
                    + ") must be an https address without user information, or http on this machine");
        }
        decode(secret);
    }

    /** Returns the address alone: logs must not contain the secret. */
    @Override
    public String toString() {
        return address.toString();
    }

    /** Returns the key of the signatures, decoded; a new array for each call. */
    public byte[] key() {
        return decode(secret);
    }

    private static byte[] decode(String secret) {
        try {
            if (secret.startsWith(PREFIX)) {
                byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
                if (key.length >= MIN_KEY_BYTES && key.length <= MAX_KEY_BYTES) {
                    return key;
                }
            }
        } catch (IllegalArgumentException e) {
            // The message below must not contain a part of the secret.
        }
        throw new IllegalArgumentException(
                "secret must be whsec_ and 24 to 64 random bytes in base64, such as the output of"
                        + " printf whsec_; openssl rand -base64 32");
    }

    private static boolean isLoopback(String host) {
        try {
            return host.equals("localhost")
                    || (host.matches("[0-9.]+|\\[[0-9a-fA-F:]+]")
                            && InetAddress.getByName(host).isLoopbackAddress());
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
