// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.html;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import org.htmlunit.cyberneko.parsers.SAXParser;
import org.jsoup.Jsoup;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Parsers of pages in Java, and the compression that a server applies to pages. */
final class JvmParsers {
    private JvmParsers() {}

    /** Parses a page with jsoup into a tree, which is not written again. Returns the number of nodes of the root. */
    static long parseByJsoup(byte[] page) {
        try {
            return Jsoup.parse(new ByteArrayInputStream(page), "UTF-8", "").childNodeSize();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Parses a page with the parser of HtmlUnit into events that nothing receives. Returns 1. */
    static long parseByHtmlUnit(byte[] page) {
        try {
            InputSource source = new InputSource(new ByteArrayInputStream(page));
            source.setEncoding("UTF-8");
            new SAXParser().parse(source);
            return 1;
        } catch (SAXException | IOException e) {
            throw new IllegalStateException("HtmlUnit's parser failed", e);
        }
    }

    /** Compresses a page with the default level of zlib, as Jetty does. Returns the number of compressed bytes. */
    static long gzip(byte[] page) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(page);
            deflater.finish();
            byte[] buffer = new byte[32 * 1024];
            long length = 0;
            while (!deflater.finished()) {
                length += deflater.deflate(buffer);
            }
            return length;
        } finally {
            deflater.end();
        }
    }
}
