// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.thirdparty;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.cookiecharter.html.parser.AttributeNames;
import org.cookiecharter.html.parser.ElementName;
import org.cookiecharter.html.parser.HtmlEncoding;
import org.cookiecharter.html.parser.TagAttributes;
import org.cookiecharter.html.parser.TagRewriter;
import org.cookiecharter.html.parser.TagRewritingStream;
import org.cookiecharter.html.parser.TagText;
import org.cookiecharter.html.parser.TextRewriter;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites start tags that lead to third parties, so that they are blocked until consent. A blocked attribute is
 * renamed to {@code data-consent-…}, which even preload scanners ignore; a script gets the type {@code text/plain}, and
 * its own type is in {@code data-consent-type}. {@code data-consent-blocked} contains the IDs that need consent. The
 * page script uses these names.
 *
 * <p>An author can also mark a tag with {@code data-consent} to block it, regardless of its addresses; a mark never
 * replaces the consent that its addresses require.
 *
 * <p>An external script that must run in its place is replaced by a script of this module. The parser runs it there,
 * and it writes the original tag: blocked, or unmodified if the visitor has consented. The response is the same for all
 * visitors.
 *
 * <p>Create one for each page, because it remembers the page's {@code <base>}.
 */
@SuppressWarnings("ReferenceEquality") // A relative address yields the same instance as the host of the site.
public final class ThirdPartyTagRewriter implements TagRewriter {
    /** A generous limit for frames nested in each other. */
    private static final int MAX_DEPTH = 8;

    private static final long STYLE = ElementName.of("style");
    private static final long BASE = ElementName.of("base");
    /** The syntax of a mark: IDs that all need consent, or alternatives separated by bars, one of which needs it. */
    private static final Pattern VALID_MARK = Pattern.compile("[a-z0-9][a-z0-9 |-]*");
    /** An ID that no catalogue contains, so that no visitor can consent to it. */
    private static final String UNKNOWN_ID = "unknown-mark";

    /** Attributes that would apply to the script that runs in place of the original. */
    private static final Set<String> SCRIPT_ATTRIBUTES = Set.of(
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

    /** The type, and the attributes of SVG scripts that contain their address. */
    private static final Set<String> TYPE_ATTRIBUTES = Set.of("type", "href", "xlink:href");

    private static final Pattern JAVASCRIPT = Pattern.compile(
            "|module|text/(javascript(1\\.[0-5])?|ecmascript|jscript|livescript|x-(java|ecma)script)"
                    + "|application/(x-)?(java|ecma)script",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");

    private final ThirdParties thirdParties;
    private final NetworkHost own;
    private @Nullable ScriptTag inPlaceScript;
    /** The number of pages that contain this one, each in an attribute of another. */
    private final int depth;

    private NetworkHost base;
    private boolean hasBase;

    public ThirdPartyTagRewriter(ThirdParties thirdParties, NetworkHost own) {
        this(thirdParties, own, own, 0);
    }

    private ThirdPartyTagRewriter(ThirdParties thirdParties, NetworkHost own, NetworkHost base, int depth) {
        this.thirdParties = thirdParties;
        this.own = own;
        this.base = base;
        this.depth = depth;
    }

    /**
     * Sets the script that runs in place of subsequent blocked scripts ({@code banner.js?script}), or null for none.
     */
    public void setInPlaceScript(@Nullable ScriptTag script) {
        inPlaceScript = script;
    }

    @Override
    public boolean handles(long name) {
        return name == BASE || name == STYLE || AddressAttribute.hasAny(name);
    }

    @Override
    public @Nullable AttributeNames attributes(long name) {
        // A style sheet can be blocked because of its text.
        return name == BASE || name == STYLE ? null : AddressAttribute.relevant(name);
    }

    @Override
    public boolean ignoresRelativeAddresses() {
        return base == own;
    }

    @Override
    public @Nullable TextRewriter textRewriter(
            String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        if (!LoadingText.isPossible(name)) {
            return null;
        }
        LoadingText kind = LoadingText.of(name, new TagText(tag, attributes, encoding));
        if (kind == null) {
            return null;
        }
        byte[] bytes = new byte[tag.remaining()];
        tag.duplicate().get(bytes);
        TagText tagText = new TagText(ByteBuffer.wrap(bytes), attributes.copy(), encoding);
        ScriptTag script = inPlaceScript;
        return text -> {
            Set<String> ids = new LinkedHashSet<>();
            String allIds = text == null ? thirdParties.allIds() : null;
            if (allIds != null) {
                ids.add(allIds);
            }
            for (String address : text == null ? List.<String>of() : kind.addresses(text)) {
                addRequiredConsent(address, ids);
            }
            if (ids.isEmpty()) {
                return null;
            }
            String requiredIds = String.join(" ", ids);
            // Browsers apply an import map only in front of the page's modules.
            if (kind == LoadingText.IMPORT_MAP
                    && script != null
                    && permitsInPlace(tagText, script)
                    && tagText.value("data-consent") == null) {
                return blockMapInPlace(tagText, requiredIds, script, encoding);
            }
            byte[] blocked = blockByType(tagText, requiredIds, encoding);
            return kind.isPreloaded(text) ? hideFromPreloadScanner(blocked, encoding) : blocked;
        };
    }

    /**
     * Returns the tag of a style with {@code -->} after it, which style sheets ignore there (CSS Syntax, 5.4.1). Chromium's
     * preload scanner loads the imports of a style of any type, but only those at its start.
     */
    private static byte[] hideFromPreloadScanner(byte[] tag, HtmlEncoding encoding) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(tag.length + 8);
        out.writeBytes(tag);
        out.writeBytes(encoding.bytes("-->"));
        return out.toByteArray();
    }

    /**
     * Only records the hosts in a {@code style} attribute: a part of an attribute cannot be restored, so nothing is
     * blocked.
     */
    @Override
    public void readStyle(TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        String style = new TagText(tag, attributes, encoding).valueOr("style", "");
        for (String address : CssAddresses.find(style)) {
            NetworkHost host = contactedHost(address);
            if (host != null) {
                thirdParties.recordUnblockable(host, own);
            }
        }
    }

    @Override
    public byte @Nullable [] rewrite(String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        TagText text = new TagText(tag, attributes, encoding);
        if (name.equals("base")) {
            readBase(text);
            return null;
        }
        Set<String> addresses = AddressAttribute.names(name);
        String mark = text.valueOr("data-consent", "").strip();
        boolean script = name.equals("script");
        if (addresses.isEmpty()
                || (!text.hasAny(addresses) && (!script || mark.isEmpty()))
                || contactsNoHost(name, text)) {
            return null;
        }
        // Most tags need neither set.
        Set<String> ids = new LinkedHashSet<>(4);
        Set<String> blockedAttributes = new HashSet<>(4);
        if (!mark.isEmpty()) {
            ids.add(VALID_MARK.matcher(mark).matches() ? mark : UNKNOWN_ID);
            blockedAttributes.addAll(addresses);
        }
        for (int i = 0; i < text.count(); i++) {
            if (!addresses.contains(text.name(i))) {
                continue;
            }
            Set<String> requiredIds = new LinkedHashSet<>();
            addRequiredConsent(name, text.name(i), text.value(i), requiredIds);
            if (!requiredIds.isEmpty()) {
                blockedAttributes.add(text.name(i));
                ids.addAll(requiredIds);
            }
        }
        if (name.equals("link")) {
            // Browsers log a warning for a preload without an address.
            blockedAttributes.add("rel");
        }
        if (ids.isEmpty()) {
            return null;
        }
        String allIds = String.join(" ", ids);
        if (script && inPlaceScript != null && dependsOnOrder(text, inPlaceScript)) {
            return blockScriptInPlace(text, allIds, inPlaceScript, encoding);
        }
        return script ? blockByType(text, allIds, encoding) : blockTag(text, blockedAttributes, allIds, "", encoding);
    }

    /** Returns whether the order of the page's scripts depends on the position of this one. */
    private static boolean dependsOnOrder(TagText text, ScriptTag inPlaceScript) {
        return text.value("src") != null
                && text.value("async") == null
                && text.value("nomodule") == null
                && JAVASCRIPT.matcher(text.valueOr("type", "").strip()).matches()
                && permitsInPlace(text, inPlaceScript);
    }

    private static boolean permitsInPlace(TagText text, ScriptTag inPlaceScript) {
        String nonce = text.value("nonce");
        return nonce == null || inPlaceScript.nonce() == null || nonce.equals(inPlaceScript.nonce());
    }

    /** The empty address in the mark says that the original has none. */
    private static byte[] blockMapInPlace(TagText text, String ids, ScriptTag script, HtmlEncoding encoding) {
        return blockTag(
                text, SCRIPT_ATTRIBUTES, ids, " data-consent-src=\"\"" + inPlaceAttributes(text, script), encoding);
    }

    private static byte[] blockScriptInPlace(TagText text, String ids, ScriptTag script, HtmlEncoding encoding) {
        return blockTag(text, SCRIPT_ATTRIBUTES, ids, inPlaceAttributes(text, script), encoding);
    }

    /** The page script sets a nonce on the original only if it had one. */
    private static String inPlaceAttributes(TagText text, ScriptTag script) {
        return text.value("nonce") != null ? " data-consent-nonce" + script.source() : script.attributes();
    }

    private static boolean contactsNoHost(String name, TagText text) {
        return switch (name) {
            case "link" -> !AddressAttribute.isFetched(text.valueOr("rel", ""));
            case "input" -> !text.valueOr("type", "").strip().equalsIgnoreCase("image");
            case "script" -> text.valueOr("type", "").strip().equalsIgnoreCase("text/plain");
            default -> false;
        };
    }

    private void addRequiredConsent(String element, String attribute, String value, Set<String> ids) {
        if (AddressAttribute.isPage(element, attribute)) {
            ids.addAll(recordContactsInside(value));
            return;
        }
        for (String address : AddressAttribute.addresses(element, attribute, value)) {
            addRequiredConsent(address, ids);
        }
        if (AddressAttribute.mayContainDocument(element, attribute)) {
            for (String address : DocumentAddress.addressesIn(value)) {
                NetworkHost host = NetworkHost.of(address);
                // A host that is only named, such as that of a namespace, is not recorded.
                if (host != null && thirdParties.requiredConsent(host, own) != null) {
                    addRequiredConsent(address, ids);
                }
            }
        }
    }

    private void addRequiredConsent(String address, Set<String> ids) {
        NetworkHost host = contactedHost(address);
        String id = host == null ? null : thirdParties.recordContact(host, own);
        if (id != null) {
            ids.add(id);
        }
    }

    /** Returns the host that an address leads to, or null if it is the site's own or there is none. */
    private @Nullable NetworkHost contactedHost(String address) {
        NetworkHost host = NetworkHost.of(address);
        NetworkHost contacted = host != null ? host : base;
        boolean noHost = address.startsWith("#") || contacted == own || hasOtherScheme(address, host);
        return noHost ? null : contacted;
    }

    /**
     * Records the contacts of a page inside an attribute ({@code <iframe srcdoc>}), and returns the IDs that it
     * requires. No script of this module runs in it, so nothing in it can be unblocked separately: the whole frame is
     * blocked until all are consented to.
     */
    private Set<String> recordContactsInside(String page) {
        Set<String> ids = new LinkedHashSet<>();
        if (depth < MAX_DEPTH && page.indexOf('<') >= 0) {
            ThirdParties collector = (host, site) -> {
                String id = thirdParties.recordContact(host, site);
                if (id != null) {
                    ids.add(id);
                }
                return id;
            };
            TagRewritingStream tagStream =
                    new TagRewritingStream(new ThirdPartyTagRewriter(collector, own, base, depth + 1), false);
            tagStream.put(ByteBuffer.wrap(page.getBytes(StandardCharsets.UTF_8)), HtmlEncoding.BYTES);
            tagStream.end();
        }
        return ids;
    }

    /**
     * Returns whether an address contacts no host, regardless of the base: {@code data:}, {@code blob:},
     * {@code javascript:}.
     */
    private static boolean hasOtherScheme(String address, @Nullable NetworkHost host) {
        return host == null
                && address.indexOf(':') >= 0
                && SCHEME.matcher(address.strip()).lookingAt();
    }

    /** Reads a {@code <base>}. The first one with an address counts (HTML Living Standard, 4.2.3). */
    private void readBase(TagText text) {
        String href = text.value("href");
        if (href != null && !hasBase) {
            hasBase = true;
            NetworkHost host = NetworkHost.of(href);
            if (host != null && !host.name().equals(own.name())) {
                // The address of the script in place would be one of that host.
                inPlaceScript = null;
            }
            base = host != null ? host : base;
        }
    }

    /**
     * Blocks a script or a style sheet: browsers ignore one of an unknown type. Only Chromium's preload scanner loads an
     * SVG script of any type.
     */
    private static byte[] blockByType(TagText text, String ids, HtmlEncoding encoding) {
        return blockTag(text, TYPE_ATTRIBUTES, ids, " type=\"text/plain\"", encoding);
    }

    /** Returns the tag with these attributes renamed, and the IDs that they wait for. */
    public static byte[] blockTag(
            TagText text, Set<String> attributes, String ids, String addedAttributes, HtmlEncoding encoding) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 64);
        int copiedEnd = 0;
        for (int i = 0; i < text.count(); i++) {
            String attribute = text.name(i);
            if (attributes.contains(attribute)) {
                out.writeBytes(text.bytes(copiedEnd, text.nameStart(i)));
                out.writeBytes(encoding.bytes("data-consent-"));
                copiedEnd = text.nameStart(i);
            } else if (attribute.startsWith("data-consent-")) {
                // Remove the page's own attributes with reserved names: browsers use the first of two attributes.
                out.writeBytes(text.bytes(copiedEnd, text.nameStart(i)));
                copiedEnd = text.end(i);
            }
        }
        int end = text.tagEnd();
        out.writeBytes(text.bytes(copiedEnd, end));
        out.writeBytes(encoding.bytes(" data-consent-blocked=\"" + ids + '"' + addedAttributes));
        out.writeBytes(text.bytes(end, text.length()));
        return out.toByteArray();
    }
}
