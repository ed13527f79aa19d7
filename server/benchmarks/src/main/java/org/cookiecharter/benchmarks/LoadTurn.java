// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.io.IOException;

/**
 * The result of one server under load.
 *
 * @param rate the number of responses per second
 * @param processorTime the server's CPU time per response, in nanoseconds; other load on the machine hardly affects it
 */
record LoadTurn(double rate, double processorTime) {

    /** Puts a server under load while no other server is. */
    static LoadTurn of(LoadCase load, ServerProcess server, int seconds) throws IOException, InterruptedException {
        long before = server.processorTime().toNanos();
        Wrk.Load result = Wrk.load(server.firstLine() + load.path(), load.cookies(), seconds);
        double used = server.processorTime().toNanos() - before;
        return new LoadTurn(result.rate(), used / result.responses());
    }
}
