// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.micro;

import java.util.Locale;
import java.util.StringJoiner;
import org.cookiecharter.benchmarks.ClassPath;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * A program that runs the benchmarks of this package, each in a JVM of its own, and prints the time and the memory of
 * one operation: the mean of all rounds, and the minimum, which a busy machine affects less.
 *
 * <p>Properties: {@code benchmarks}, a regular expression for the names of those to run (default: all), and {@code
 * forks}, the number of runs of each (default: 2).
 */
public final class MicroBenchmarks {
    private MicroBenchmarks() {}

    /** Runs the benchmarks. */
    public static void main(String[] args) throws Exception {
        // The forked JVMs use this property.
        System.setProperty("java.class.path", ClassPath.ofThisProgram());
        Options options = new OptionsBuilder()
                .include(MicroBenchmarks.class.getPackageName() + ".*" + System.getProperty("benchmarks", ""))
                .forks(Integer.getInteger("forks", 2))
                .warmupIterations(4)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(500))
                .addProfiler(GCProfiler.class)
                .build();
        StringBuilder table =
                new StringBuilder("| operation | ns, least | ns, mean | bytes |\n| --- | --- | --- | --- |\n");
        for (RunResult result : new Runner(options).run()) {
            Result<?> time = result.getPrimaryResult();
            Result<?> memory = result.getSecondaryResults().get("gc.alloc.rate.norm");
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %,.0f | %,.0f |%n",
                    name(result.getParams()),
                    time.getStatistics().getMin(),
                    time.getScore(),
                    memory == null ? Double.NaN : memory.getScore()));
        }
        System.out.println(table);
    }

    private static String name(BenchmarkParams params) {
        String method = params.getBenchmark();
        StringJoiner name = new StringJoiner(", ");
        name.add(method.substring(method.lastIndexOf('.', method.lastIndexOf('.') - 1) + 1));
        params.getParamsKeys().forEach(key -> name.add(params.getParam(key)));
        return name.toString();
    }
}
