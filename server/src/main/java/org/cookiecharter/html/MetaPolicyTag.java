// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.cookiecharter.csp.BannerPaths;
import org.cookiecharter.csp.PageCsp;
import org.jspecify.annotations.Nullable;

/**
 * Amends the Content-Security-Policies of {@code <meta>} elements in the head of one page, so that the consent banner works
 * under them.
 */
final class MetaPolicyTag implements TagRewriter {
    private static final long META = ElementName.of("meta");

    private final BannerPaths paths;
    private final NetworkHost own;
    private final @Nullable TagRewriter others;
    private final Runnable found;
    private boolean headEnded;

    /**
     * @param others what else is done to tags; null for nothing
     * @param found is called for each policy
     */
    MetaPolicyTag(BannerPaths paths, NetworkHost own, @Nullable TagRewriter others, Runnable found) {
        this.paths = paths;
        this.own = own;
        this.others = others;
        this.found = found;
    }

    @Override
    public boolean wants(long name) {
        return name == META || (others != null && others.wants(name));
    }

    @Override
    public boolean wantsAll() {
        return others == null && !headEnded;
    }

    @Override
    public boolean isFinished() {
        return others == null && headEnded;
    }

    @Override
    public @Nullable TextRewriter textRewriter(
            String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        return others == null ? null : others.textRewriter(name, attributes, tag, encoding);
    }

    @Override
    public void readStyle(TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        if (others != null) {
            others.readStyle(attributes, tag, encoding);
        }
    }

    @Override
    public byte @Nullable [] rewrite(String name, TagAttributes attributes, ByteBuffer tag, HtmlEncoding encoding) {
        if (name.equals("meta")) {
            TagText text = new TagText(tag, attributes, encoding);
            if (text.valueOr("http-equiv", "").equalsIgnoreCase("Content-Security-Policy")) {
                found.run();
                return amended(text, encoding);
            }
        }
        headEnded |= !BodyTag.isInHead(name);
        return others == null ? null : others.rewrite(name, attributes, tag, encoding);
    }

    private byte @Nullable [] amended(TagText text, HtmlEncoding encoding) {
        for (int i = 0; i < text.count(); i++) {
            if (text.name(i).equals("content")) {
                String policy = text.value(i);
                String amended = PageCsp.amendMeta(policy, paths, own.name(), own.port());
                return amended.equals(policy) ? null : replaced(text, i, amended, encoding);
            }
        }
        return null;
    }

    private static byte[] replaced(TagText text, int attribute, String value, HtmlEncoding encoding) {
        String escaped = value.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 64);
        out.writeBytes(text.bytes(0, text.nameStart(attribute)));
        out.writeBytes(encoding.bytes("content=\"" + escaped + '"'));
        out.writeBytes(text.bytes(text.end(attribute), text.length()));
        return out.toByteArray();
    }
}
