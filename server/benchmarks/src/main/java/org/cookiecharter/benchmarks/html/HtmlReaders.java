// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.html;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The readers of a run, by the names of this class or their own. */
final class HtmlReaders implements AutoCloseable {
    static final String OURS = "ours";
    static final String OURS_COMPRESSED = "ours, gzip";
    static final String EARLIER = "earlier";
    static final String EARLIER_COMPRESSED = "earlier, gzip";
    static final String GZIP = "gzip";

    private final List<PageReader> readers = new ArrayList<>();
    private final @Nullable NodeReaders node;
    private final @Nullable EarlierVersion earlier;

    /**
     * Creates the readers.
     *
     * @param jar the jar of an earlier version, or null if it is not measured
     * @param packages the folder of the npm packages, or null if those are not measured
     */
    HtmlReaders(@Nullable Path jar, @Nullable Path packages) throws IOException, InterruptedException {
        add(OURS, new OurRewriter("identity"));
        add(OURS_COMPRESSED, ofCompressed(new OurRewriter("gzip")));
        earlier = jar == null ? null : new EarlierVersion(jar);
        if (earlier != null) {
            add(EARLIER, earlier.rewriter("identity"));
            add(EARLIER_COMPRESSED, ofCompressed(earlier.rewriter("gzip")));
        }
        add(GZIP, JvmParsers::gzip);
        add("jsoup", JvmParsers::parseByJsoup);
        add("HtmlUnit", JvmParsers::parseByHtmlUnit);
        node = packages == null ? null : NodeReaders.start(packages);
        if (node != null) {
            readers.addAll(node.readers());
        }
    }

    private void add(String name, ToLongFunction<byte[]> task) {
        readers.add(new JvmPageReader(name, task));
    }

    List<PageReader> all() {
        return readers;
    }

    /** Returns a task that passes the compressed page on, compressing each page once. */
    private static ToLongFunction<byte[]> ofCompressed(ToLongFunction<byte[]> rewriter) {
        IdentityHashMap<byte[], byte[]> compressed = new IdentityHashMap<>();
        return page -> rewriter.applyAsLong(compressed.computeIfAbsent(page, HtmlReaders::compress));
    }

    private static byte[] compress(byte[] page) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void close() throws IOException {
        if (node != null) {
            node.close();
        }
        if (earlier != null) {
            earlier.close();
        }
    }
}
