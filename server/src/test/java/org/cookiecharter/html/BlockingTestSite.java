// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.html.parser.HtmlEncoding;
import org.cookiecharter.html.parser.TagRewritingStream;
import org.cookiecharter.html.thirdparty.NetworkHost;
import org.cookiecharter.html.thirdparty.ScriptTag;
import org.cookiecharter.html.thirdparty.ThirdParties;
import org.cookiecharter.html.thirdparty.ThirdPartyTagRewriter;
import org.jspecify.annotations.Nullable;

/** Rewrites pages of a site, www.example.org, that blocks {@code *.held.example} and {@code video.example}. */
public final class BlockingTestSite {
    public static final NetworkHost OWN = new NetworkHost("www.example.org", 443);

    public final List<String> asked = new ArrayList<>();
    private @Nullable ScriptTag inPlace;

    public static String of(String page) {
        return new BlockingTestSite().through(page, page.length(), false);
    }

    public static String xml(String page) {
        return new BlockingTestSite().through(page, page.length(), true);
    }

    /** Returns the rewritten page, sent in pieces of this many bytes, each of which is overwritten afterwards. */
    public String through(String page, int size, boolean xml) {
        return new String(
                through(page.getBytes(StandardCharsets.UTF_8), HtmlEncoding.BYTES, size, xml), StandardCharsets.UTF_8);
    }

    /** Returns the page rewritten in one direct buffer, which is overwritten afterwards. */
    public static String direct(String page) {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        return new String(
                new BlockingTestSite().through(bytes, HtmlEncoding.BYTES, bytes.length, false, true),
                StandardCharsets.UTF_8);
    }

    public static String inUtf16(String page, int size) {
        Charset charset = StandardCharsets.UTF_16LE;
        return new String(
                new BlockingTestSite().through(page.getBytes(charset), HtmlEncoding.UTF_16LE, size, false), charset);
    }

    public static String inIso2022Jp(String page, int size) {
        Charset charset = Charset.forName("ISO-2022-JP");
        return new String(
                new BlockingTestSite().through(page.getBytes(charset), HtmlEncoding.ISO_2022_JP, size, false), charset);
    }

    /** Returns the rewritten page, with this tag in place of scripts. */
    static String inPlace(String page, ScriptTag script) {
        BlockingTestSite site = new BlockingTestSite();
        site.inPlace = script;
        return site.through(page, 7, false);
    }

    private byte[] through(byte[] page, HtmlEncoding encoding, int size, boolean xml) {
        return through(page, encoding, size, xml, false);
    }

    private byte[] through(byte[] page, HtmlEncoding encoding, int size, boolean xml, boolean direct) {
        ThirdPartyTagRewriter tags = new ThirdPartyTagRewriter(new Blocked(), OWN);
        tags.setInPlaceScript(inPlace);
        TagRewritingStream gate = new TagRewritingStream(tags, xml);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int from = 0; from < page.length; from += size) {
            int length = Math.min(page.length - from, size);
            ByteBuffer piece = direct ? ByteBuffer.allocateDirect(length) : ByteBuffer.allocate(length);
            gate.put(piece.put(page, from, length).flip(), encoding);
            drain(gate, out);
            piece.clear();
            while (piece.hasRemaining()) {
                piece.put((byte) '#');
            }
        }
        gate.end();
        drain(gate, out);
        return out.toByteArray();
    }

    private final class Blocked implements ThirdParties {
        @Override
        public @Nullable String recordContact(NetworkHost host, NetworkHost own) {
            asked.add(host.name());
            if (host.name().endsWith(".held.example")) {
                return "ads";
            }
            return host.name().equals("video.example") ? "video" : null;
        }

        @Override
        public String allIds() {
            return "ads video";
        }
    }

    private static void drain(TagRewritingStream gate, ByteArrayOutputStream out) {
        for (ByteBuffer piece = gate.poll(); piece != null; piece = gate.poll()) {
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            out.writeBytes(bytes);
        }
    }
}
