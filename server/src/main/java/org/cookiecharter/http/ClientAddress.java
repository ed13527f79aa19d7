// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.cookiecharter.consent.SiteRequest;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Whom a request comes from, as far as anything is to be known of it. */
final class ClientAddress {
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final int LIMITED_IPV6_BYTES = 8;
    private static final int KEPT_IPV4_BYTES = 3;
    private static final int KEPT_IPV6_BYTES = 6;
    private static final int HASH_BYTES = 16;
    private static final int LONGEST = 64;

    private final SiteRequest request;
    private final String text;

    ClientAddress(SiteRequest request) {
        this.request = request;
        this.text = request.remoteAddress();
    }

    /** Who shares a limit: an IPv4 address, the network of one household's IPv6. What is no address is one client. */
    String limited() {
        byte[] address = bytes(text);
        if (address == null) {
            return "";
        }
        return network(address, address.length == 4 ? 4 : LIMITED_IPV6_BYTES);
    }

    /** What a record keeps of it; null for nothing. */
    @Nullable
    String kept(ClientTrace trace, byte[] salt) {
        byte[] address = bytes(text);
        return switch (trace) {
            case NONE -> null;
            case TRUNCATED ->
                address == null ? null : network(address, address.length == 4 ? KEPT_IPV4_BYTES : KEPT_IPV6_BYTES);
            case HASHED -> hash(salt);
        };
    }

    private String hash(byte[] salt) {
        String browser = request.headers().get(HttpHeader.USER_AGENT);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            byte[] hash = digest.digest((text + '\n' + browser).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String network(byte[] address, int bytes) {
        byte[] cut = Arrays.copyOf(Arrays.copyOf(address, bytes), address.length);
        try {
            return InetAddress.getByAddress(cut).getHostAddress() + '/' + bytes * Byte.SIZE;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("addresses have 4 or 16 bytes", e);
        }
    }

    /** Only of what is an address: a forwarding field may hold a name, which Java would ask the network about. */
    private static byte @Nullable [] bytes(String text) {
        int zone = text.indexOf('%');
        String bare = zone < 0 ? text : text.substring(0, zone);
        if (bare.startsWith("[") && bare.endsWith("]")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        if (bare.length() > LONGEST
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
