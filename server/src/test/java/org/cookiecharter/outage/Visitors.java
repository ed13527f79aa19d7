// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.outage;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Visitors who repeatedly accept, and every third time withdraw at once, until the site is gone. */
final class Visitors {
    private static final int VISITORS = 8;

    /** The visitors whose choices were acknowledged, and the number of their choices. */
    private final Map<String, Integer> respond = new ConcurrentHashMap<>();

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    Visitors(URI site) {
        for (int i = 0; i < VISITORS; i++) {
            Thread thread = new Thread(() -> come(new Visitor(site)), "visitor-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void come(Visitor visitor) {
        try {
            for (int i = 0; !over; i++) {
                Visitor.EndpointResponse accepted = visitor.accept();
                String id = accepted.id();
                if (accepted.status() != 200 || id == null) {
                    continue;
                }
                respond.put(id, 1);
                if (i % 3 == 0 && visitor.withdraw(accepted.cookie()).status() == 200) {
                    respond.put(id, 2);
                }
            }
        } catch (IOException e) {
            // The site is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until this many more choices are acknowledged. */
    void awaitMore(int choices) throws InterruptedException {
        int before = respond.size();
        while (respond.size() < before + choices) {
            if (threads.stream().noneMatch(Thread::isAlive)) {
                throw new IllegalStateException("the site is gone");
            }
            Thread.sleep(5);
        }
    }

    /** Returns the number of acknowledged choices by visitor id, after all visitors have stopped. */
    Map<String, Integer> end() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
        return respond;
    }
}
