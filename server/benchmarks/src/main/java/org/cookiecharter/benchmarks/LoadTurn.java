// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.io.IOException;

/**
 * What one server did under load.
 *
 * @param rate answers in a second
 * @param processorTime of the server for one response, in nanoseconds: what else the machine does hardly moves it
 */
record LoadTurn(double rate, double processorTime) {

    /** Puts a server under load, while no other is. */
    static LoadTurn of(LoadCase load, ServerProcess server, int seconds) throws IOException, InterruptedException {
        long before = server.processorTime().toNanos();
        Wrk.Load answered = Wrk.load(server.said() + load.path(), load.cookies(), seconds);
        double used = server.processorTime().toNanos() - before;
        return new LoadTurn(answered.rate(), used / answered.answers());
    }
}
