// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.micro;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cookiecharter.cookie.CookieHeader;
import org.cookiecharter.cookie.CookiePair;
import org.cookiecharter.cookie.SetCookie;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A benchmark of parsing {@code Cookie} and {@code Set-Cookie}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CookieBenchmark {
    private static final Instant NOW = Instant.ofEpochSecond(1_795_430_000);

    private final String four = "n1=a1b2c3; n2=d4e5f6; n3=0123456789; n4=fr";
    private final String field = "n1=a1b2c3d4; Path=/; Max-Age=3600; SameSite=Lax";
    private final String dated = "n1=a1b2c3d4; Path=/; Expires=Wed, 25 Nov 2037 10:00:00 GMT; HttpOnly";

    /** Parses a {@code Cookie} header with four cookies. */
    @Benchmark
    public List<CookiePair> readFourCookies() {
        List<CookiePair> cookies = new ArrayList<>(4);
        CookieHeader.read(four, 0, cookies);
        return cookies;
    }

    /** Parses a {@code Set-Cookie} header, and determines whether it deletes the cookie. */
    @Benchmark
    public boolean readSetCookie() {
        return SetCookie.of(field).isDeletion(NOW);
    }

    /** Parses a {@code Set-Cookie} header with a date. */
    @Benchmark
    public boolean readDatedSetCookie() {
        return SetCookie.of(dated).isDeletion(NOW);
    }
}
