// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.cookiecharter.consent.SiteRequest;
import org.jspecify.annotations.Nullable;

/** The network of a client, from its IP address. Clients that share a network share its limits. */
public final class ClientNetwork {
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final int IPV4_BYTES = 4;
    private static final int HOUSEHOLD_BYTES = 8;
    private static final int MAX_LENGTH = 64;

    private ClientNetwork() {}

    /** Returns an IPv4 address, the first 64 bits of an IPv6 address, or "" if the client's address is not known. */
    public static String of(SiteRequest request) {
        byte[] address = bytes(request.remoteAddress());
        return address == null ? "" : network(address, address.length == IPV4_BYTES ? IPV4_BYTES : HOUSEHOLD_BYTES);
    }

    /** Returns the first bytes of an address, in CIDR notation. */
    public static String network(byte[] address, int bytes) {
        byte[] cut = Arrays.copyOf(Arrays.copyOf(address, bytes), address.length);
        try {
            return InetAddress.getByAddress(cut).getHostAddress() + '/' + bytes * Byte.SIZE;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("addresses have 4 or 16 bytes", e);
        }
    }

    /**
     * Returns the bytes of an IP address, or null if the text is not one. Java would resolve a host name, which a
     * forwarding header may contain, by DNS.
     */
    public static byte @Nullable [] bytes(String text) {
        int zone = text.indexOf('%');
        String bare = zone < 0 ? text : text.substring(0, zone);
        if (bare.startsWith("[") && bare.endsWith("]")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        if (bare.length() > MAX_LENGTH
                || !(IPV4.matcher(bare).matches()
                        || (bare.indexOf(':') >= 0 && IPV6.matcher(bare).matches()))) {
            return null;
        }
        try {
            return InetAddress.getByName(bare).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
