// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.micro;

import java.util.concurrent.TimeUnit;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.consent.Decision;
import org.cookiecharter.decision.CookiePolicy;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A benchmark of decisions with catalogues of which one half are names and the other half patterns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CatalogueSizeBenchmark {
    /** The number of declared cookies. */
    @Param({"10", "1000", "100000"})
    private int declared;

    private CookiePolicy policy = new CookiePolicy(Catalogue.empty(), "cookies_preferences", false);
    private String name = "";
    private String matched = "";

    /** Creates the catalogue. */
    @Setup
    public void declare() {
        StringBuilder cookies = new StringBuilder();
        for (int i = 0; i < declared; i++) {
            cookies.append(i == 0 ? "" : ",")
                    .append("{\"name\": \"")
                    .append(i % 2 == 0 ? "name" + i : "pattern" + i + "_*")
                    .append("\", \"purpose\": \"Session\", \"duration\": \"P14D\"}");
        }
        Catalogue catalogue = Catalogue.parse("""
                {"site": "https://example.org", "language": "en",
                 "categories": [{"id": "needed", "consent": "exempt", "name": "Needed"}],
                 "services": [{"id": "portal", "provider": "Us", "name": "Portal", "category": "needed",
                  "cookies": [%s]}]}
                """.formatted(cookies), "benchmark");
        policy = new CookiePolicy(catalogue, "cookies_preferences", false);
        name = "name" + (declared - 2);
        matched = "pattern" + (declared - 1) + "_visitor";
    }

    /** Decides on a cookie that is declared by its name. */
    @Benchmark
    public Decision decideOnName() {
        return policy.decide(name, Choice.UNDECIDED, false);
    }

    /** Decides on a cookie that matches a pattern. */
    @Benchmark
    public Decision decideOnPattern() {
        return policy.decide(matched, Choice.UNDECIDED, false);
    }

    /** Decides on an undeclared cookie. */
    @Benchmark
    public Decision decideOnUndeclared() {
        return policy.decide("pattern_of_nobody", Choice.UNDECIDED, false);
    }
}
