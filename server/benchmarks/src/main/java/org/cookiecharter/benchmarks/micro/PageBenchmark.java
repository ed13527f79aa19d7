// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.micro;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.cookiecharter.benchmarks.SamplePageRewriter;
import org.cookiecharter.html.PageRewrite;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.util.Callback;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A benchmark of rewriting a page of about 200 kB: the script is added and third parties are blocked. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PageBenchmark {
    private final SamplePageRewriter site = new SamplePageRewriter();

    /** The kind of page. */
    @Param({"TEXT", "PICTURES", "SCRIPT"})
    private PageKind kind = PageKind.TEXT;

    private ByteBuffer page = ByteBuffer.allocate(0);
    private long sent;

    /** Creates the page. */
    @Setup
    public void write() {
        page = ByteBuffer.wrap(kind.page().getBytes(StandardCharsets.UTF_8));
    }

    /** Rewrites the page in one chunk. */
    @Benchmark
    public long rewrite() {
        MetaData.Response response = site.head();
        PageRewrite rewrite = site.rewriteOf(response);
        rewrite.send(
                (head, last, content, callback) -> {
                    sent += content == null ? 0 : content.remaining();
                    callback.succeeded();
                },
                response,
                true,
                page.slice(),
                Callback.NOOP);
        rewrite.close();
        return sent;
    }
}
