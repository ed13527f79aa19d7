// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a start tag that leads to a third party into one that waits for consent: its addresses lie in {@code data-…},
 * where not even a preload scanner looks, and {@code data-consent} names what has to be granted.
 *
 * <p>One for each page: it remembers the page's {@code <base>}.
 */
@SuppressWarnings("ReferenceEquality") // A relative address leads to the very host of the site.
final class ThirdPartyTag implements TagRewriter {
    /** Frames within frames within frames: nobody writes more. */
    private static final int DEEPEST = 8;

    private static final long BASE = ElementName.of("base");

    private final ThirdParties thirdParties;
    private final NetworkHost own;
    /** How many pages there are around this one, each in an attribute of the next. */
    private final int depth;

    private NetworkHost base;
    private boolean baseSeen;

    ThirdPartyTag(ThirdParties thirdParties, NetworkHost own) {
        this(thirdParties, own, own, 0);
    }

    private ThirdPartyTag(ThirdParties thirdParties, NetworkHost own, NetworkHost base, int depth) {
        this.thirdParties = thirdParties;
        this.own = own;
        this.base = base;
        this.depth = depth;
    }

    @Override
    public boolean wants(long name) {
        return name == BASE || AddressAttribute.isOn(name);
    }

    @Override
    public byte @Nullable [] rewrite(String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        TagText text = new TagText(tag, attributes, encoding);
        if (name.equals("base")) {
            base(text);
            return null;
        }
        Set<String> addresses = AddressAttribute.of(name);
        if (addresses.isEmpty() || !text.hasAny(addresses)) {
            return null;
        }
        if (text.value("data-consent") != null || contactsNobody(name, text)) {
            return null;
        }
        Set<String> held = new LinkedHashSet<>();
        for (int i = 0; i < text.count(); i++) {
            if (addresses.contains(text.name(i))) {
                addHeld(text.name(i), text.value(i), held);
            }
        }
        return held.isEmpty() ? null : gated(name, text, addresses, String.join(" ", held), encoding);
    }

    private static boolean contactsNobody(String name, TagText text) {
        return switch (name) {
            case "link" -> !AddressAttribute.isFetched(text.valueOr("rel", ""));
            case "input" -> !text.valueOr("type", "").strip().equalsIgnoreCase("image");
            case "script" -> text.valueOr("type", "").strip().equalsIgnoreCase("text/plain");
            default -> false;
        };
    }

    private void addHeld(String attribute, String value, Set<String> held) {
        if (attribute.equals("srcdoc")) {
            held.addAll(heldInside(value));
            return;
        }
        for (String address : AddressAttribute.addresses(attribute, value)) {
            NetworkHost host = NetworkHost.of(address);
            boolean fragment = address.startsWith("#");
            NetworkHost contacted = host != null ? host : base;
            boolean nobody = fragment || contacted == own || hasOtherScheme(address, host);
            String id = nobody ? null : thirdParties.heldAs(contacted, own);
            if (id != null) {
                held.add(id);
            }
        }
    }

    /**
     * What a page inside an attribute ({@code <iframe srcdoc>}) has to wait for. Nothing in it could be opened one by one,
     * as no script of ours runs there: the frame waits for all of it.
     */
    private Set<String> heldInside(String page) {
        Set<String> held = new LinkedHashSet<>();
        if (depth < DEEPEST && page.indexOf('<') >= 0) {
            ThirdParties noting = (host, site) -> {
                String id = thirdParties.heldAs(host, site);
                if (id != null) {
                    held.add(id);
                }
                return id;
            };
            HtmlGate gate = new HtmlGate(new ThirdPartyTag(noting, own, base, depth + 1), false);
            gate.put(ByteBuffer.wrap(page.getBytes(StandardCharsets.UTF_8)), HtmlEncoding.BYTES);
        }
        return held;
    }

    /** {@code data:}, {@code blob:}, {@code javascript:}: nobody is contacted, whatever the base is. */
    private static boolean hasOtherScheme(String address, @Nullable NetworkHost host) {
        return host == null && address.strip().matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*");
    }

    /** The first one with an address counts (HTML Living Standard, 4.2.3). */
    private void base(TagText text) {
        String href = text.value("href");
        if (href != null && !baseSeen) {
            baseSeen = true;
            NetworkHost host = NetworkHost.of(href);
            base = host != null ? host : base;
        }
    }

    private static byte[] gated(String name, TagText text, Set<String> addresses, String ids, HtmlEncoding encoding) {
        boolean script = name.equals("script");
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 64);
        int copied = 0;
        for (int i = 0; i < text.count(); i++) {
            String attribute = text.name(i);
            if (script ? attribute.equals("type") : addresses.contains(attribute)) {
                out.writeBytes(text.bytes(copied, text.nameStart(i)));
                out.writeBytes(encoding.bytes("data-"));
                copied = text.nameStart(i);
            } else if (isTaken(attribute, script, addresses)) {
                // The page's own attribute of the name that we need: of two, browsers take the first.
                out.writeBytes(text.bytes(copied, text.nameStart(i)));
                copied = text.end(i);
            }
        }
        int end = text.tagEnd();
        out.writeBytes(text.bytes(copied, end));
        out.writeBytes(encoding.bytes(" data-consent=\"" + ids + (script ? "\" type=\"text/plain\"" : "\"")));
        out.writeBytes(text.bytes(end, text.length()));
        return out.toByteArray();
    }

    private static boolean isTaken(String attribute, boolean script, Set<String> addresses) {
        return attribute.toLowerCase(Locale.ROOT).startsWith("data-")
                && (script ? attribute.equals("data-type") : addresses.contains(attribute.substring(5)));
    }
}
