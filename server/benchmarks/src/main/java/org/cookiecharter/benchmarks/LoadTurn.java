// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/**
 * What one server did under load.
 *
 * @param rate answers in a second
 * @param processorTime of this process for one answer, in nanoseconds: what else the machine does hardly moves it
 */
record LoadTurn(double rate, double processorTime) {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** Puts a server under load, while no other of this process is. */
    static LoadTurn of(LoadCase load, LoadServer server, int seconds) throws IOException, InterruptedException {
        long before = SYSTEM.getProcessCpuTime();
        Wrk.Load answered = Wrk.load(server.uri(load.path()), load.cookies(), seconds);
        double used = SYSTEM.getProcessCpuTime() - before;
        return new LoadTurn(answered.rate(), used / answered.answers());
    }
}
