// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a start tag that leads to a third party into one that waits for consent. An attribute that is blocked gets the name
 * {@code data-consent-…}, where not even a preload scanner looks; a script gets the type {@code text/plain}, and its own one
 * in {@code data-consent-type}. {@code data-consent-blocked} names what has to be granted. The page script knows these names.
 *
 * <p>The mark of an author, {@code data-consent}, makes a tag wait too, wherever it leads; but it makes no tag safer than
 * its addresses are.
 *
 * <p>An external script that has to run in its place gets a script of ours instead, which the parser runs there and which
 * writes the original tag: blocked, or as the site wrote it if the visitor has consented. The response is the same for all.
 *
 * <p>One for each page: it remembers the page's {@code <base>}.
 */
@SuppressWarnings("ReferenceEquality") // A relative address leads to the very host of the site.
final class ThirdPartyTag implements TagRewriter {
    /** Frames within frames within frames: nobody writes more. */
    private static final int DEEPEST = 8;

    private static final long STYLE = ElementName.of("style");
    private static final long BASE = ElementName.of("base");
    /** What an author may write: ids, of which all have to be granted, or between bars, one. */
    private static final Pattern MARK = Pattern.compile("[a-z0-9][a-z0-9 |-]*");
    /** An id that no catalogue has, and nobody can grant. */
    private static final String UNKNOWN = "unknown-mark";

    /** Attributes that would apply to the script that runs in the place of the original. */
    private static final Set<String> OF_SCRIPT = Set.of(
            "src",
            "type",
            "language",
            "defer",
            "integrity",
            "crossorigin",
            "referrerpolicy",
            "charset",
            "fetchpriority",
            "blocking",
            "event",
            "for",
            "onload",
            "onerror");

    private static final Pattern JAVASCRIPT = Pattern.compile(
            "|module|text/(javascript(1\\.[0-5])?|ecmascript|jscript|livescript|x-(java|ecma)script)"
                    + "|application/(x-)?(java|ecma)script",
            Pattern.CASE_INSENSITIVE);

    private final ThirdParties thirdParties;
    private final NetworkHost own;
    private @Nullable ScriptTag inPlace;
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

    /** From here on, scripts wait in their place behind this tag, which {@code banner.js?script} is the address of. */
    void runInPlace(@Nullable ScriptTag script) {
        inPlace = script;
    }

    @Override
    public boolean wants(long name) {
        return name == BASE || name == STYLE || AddressAttribute.isOn(name);
    }

    @Override
    public @Nullable TextRewriter textRewriter(
            String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        LoadingText kind = LoadingText.of(name, new TagText(tag, attributes, encoding));
        if (kind == null) {
            return null;
        }
        byte[] bytes = new byte[tag.remaining()];
        tag.duplicate().get(bytes);
        TagText kept = new TagText(ByteBuffer.wrap(bytes), attributes.copy(), encoding);
        return text -> {
            Set<String> ids = new LinkedHashSet<>();
            String all = text == null ? thirdParties.allIds() : null;
            if (all != null) {
                ids.add(all);
            }
            for (String address : text == null ? List.<String>of() : kind.addresses(text)) {
                addHeld(address, ids);
            }
            return ids.isEmpty()
                    ? null
                    : blocked(kept, Set.of("type"), String.join(" ", ids), " type=\"text/plain\"", encoding);
        };
    }

    /** Nothing could give a part of an attribute back: what it loads is only noted. */
    @Override
    public void readStyle(TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        String style = new TagText(tag, attributes, encoding).valueOr("style", "");
        for (String address : CssAddresses.in(style)) {
            NetworkHost host = contacted(address);
            if (host != null) {
                thirdParties.note(host, own);
            }
        }
    }

    @Override
    public byte @Nullable [] rewrite(String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        TagText text = new TagText(tag, attributes, encoding);
        if (name.equals("base")) {
            base(text);
            return null;
        }
        Set<String> addresses = AddressAttribute.of(name);
        String mark = text.valueOr("data-consent", "").strip();
        boolean script = name.equals("script");
        if (addresses.isEmpty()
                || (!text.hasAny(addresses) && (!script || mark.isEmpty()))
                || contactsNobody(name, text)) {
            return null;
        }
        Set<String> ids = new LinkedHashSet<>();
        Set<String> blocked = new HashSet<>();
        if (!mark.isEmpty()) {
            ids.add(MARK.matcher(mark).matches() ? mark : UNKNOWN);
            blocked.addAll(addresses);
        }
        for (int i = 0; i < text.count(); i++) {
            Set<String> waits = new LinkedHashSet<>();
            if (addresses.contains(text.name(i))) {
                addHeld(name, text.name(i), text.value(i), waits);
            }
            if (!waits.isEmpty()) {
                blocked.add(text.name(i));
                ids.addAll(waits);
            }
        }
        if (name.equals("link")) {
            // Browsers complain of a preload without an address.
            blocked.add("rel");
        }
        if (ids.isEmpty()) {
            return null;
        }
        String all = String.join(" ", ids);
        if (script && inPlace != null && hasPlace(text, inPlace)) {
            return blockedInPlace(text, all, inPlace, encoding);
        }
        return script
                ? blocked(text, Set.of("type"), all, " type=\"text/plain\"", encoding)
                : blocked(text, blocked, all, "", encoding);
    }

    /** Whether the order of the page's scripts depends on where this one is. */
    private static boolean hasPlace(TagText text, ScriptTag inPlace) {
        String nonce = text.value("nonce");
        return text.value("src") != null
                && text.value("async") == null
                && text.value("nomodule") == null
                && JAVASCRIPT.matcher(text.valueOr("type", "").strip()).matches()
                && (nonce == null || inPlace.nonce() == null || nonce.equals(inPlace.nonce()));
    }

    private static byte[] blockedInPlace(TagText text, String ids, ScriptTag script, HtmlEncoding encoding) {
        boolean nonce = text.value("nonce") != null;
        // The page script gives the original a nonce only if it had one.
        String more = nonce ? " data-consent-nonce" + script.source() : script.attributes();
        return blocked(text, OF_SCRIPT, ids, more, encoding);
    }

    private static boolean contactsNobody(String name, TagText text) {
        return switch (name) {
            case "link" -> !AddressAttribute.isFetched(text.valueOr("rel", ""));
            case "input" -> !text.valueOr("type", "").strip().equalsIgnoreCase("image");
            case "script" -> text.valueOr("type", "").strip().equalsIgnoreCase("text/plain");
            default -> false;
        };
    }

    private void addHeld(String element, String attribute, String value, Set<String> held) {
        if (AddressAttribute.isPage(element, attribute)) {
            held.addAll(heldInside(value));
            return;
        }
        for (String address : AddressAttribute.addresses(element, attribute, value)) {
            addHeld(address, held);
        }
    }

    private void addHeld(String address, Set<String> held) {
        NetworkHost host = contacted(address);
        String id = host == null ? null : thirdParties.requiredConsent(host, own);
        if (id != null) {
            held.add(id);
        }
    }

    /** Returns the host that an address leads to, or null if it is the site's own, or none. */
    private @Nullable NetworkHost contacted(String address) {
        NetworkHost host = NetworkHost.of(address);
        NetworkHost contacted = host != null ? host : base;
        boolean nobody = address.startsWith("#") || contacted == own || hasOtherScheme(address, host);
        return nobody ? null : contacted;
    }

    /**
     * What a page inside an attribute ({@code <iframe srcdoc>}) has to wait for. Nothing in it could be opened one by one,
     * as no script of ours runs there: the frame waits for all of it.
     */
    private Set<String> heldInside(String page) {
        Set<String> held = new LinkedHashSet<>();
        if (depth < DEEPEST && page.indexOf('<') >= 0) {
            ThirdParties noting = (host, site) -> {
                String id = thirdParties.requiredConsent(host, site);
                if (id != null) {
                    held.add(id);
                }
                return id;
            };
            TagRewritingStream gate = new TagRewritingStream(new ThirdPartyTag(noting, own, base, depth + 1), false);
            gate.put(ByteBuffer.wrap(page.getBytes(StandardCharsets.UTF_8)), HtmlEncoding.BYTES);
            gate.end();
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

    private static byte[] blocked(
            TagText text, Set<String> attributes, String ids, String more, HtmlEncoding encoding) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 64);
        int copied = 0;
        for (int i = 0; i < text.count(); i++) {
            String attribute = text.name(i);
            if (attributes.contains(attribute)) {
                out.writeBytes(text.bytes(copied, text.nameStart(i)));
                out.writeBytes(encoding.bytes("data-consent-"));
                copied = text.nameStart(i);
            } else if (attribute.startsWith("data-consent-")) {
                // The page's own attribute of a name that we need: of two, browsers take the first.
                out.writeBytes(text.bytes(copied, text.nameStart(i)));
                copied = text.end(i);
            }
        }
        int end = text.tagEnd();
        out.writeBytes(text.bytes(copied, end));
        out.writeBytes(encoding.bytes(" data-consent-blocked=\"" + ids + '"' + more));
        out.writeBytes(text.bytes(end, text.length()));
        return out.toByteArray();
    }
}
