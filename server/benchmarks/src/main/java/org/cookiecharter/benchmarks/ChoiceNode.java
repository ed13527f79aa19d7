// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.postgres.PostgresProofStore;

/**
 * One node of {@link SeveralNodes}, in a JVM of its own. It prints a line when its store is open. For each line it reads,
 * it appends records for that number of milliseconds, and prints how many.
 */
final class ChoiceNode {
    private ChoiceNode() {}

    /**
     * Runs the node until its input ends.
     *
     * @param args the JDBC URL, the name of the node, and the number of callers that wait for their records
     */
    public static void main(String[] args) throws Exception {
        int callers = Integer.parseInt(args[2]);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (ProofStore proofs = PostgresProofStore.open(args[0], args[1])) {
            System.out.println("open");
            AtomicInteger number = new AtomicInteger();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(append(proofs, callers, Long.parseLong(line), number));
            }
        }
    }

    private static int append(ProofStore proofs, int callers, long millis, AtomicInteger number)
            throws InterruptedException {
        AtomicInteger records = new AtomicInteger();
        long end = System.nanoTime() + millis * 1_000_000;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            Thread thread = new Thread(() -> {
                while (System.nanoTime() < end) {
                    proofs.append(SampleRecords.record(number.incrementAndGet()), SampleRecords.NOTICE)
                            .join();
                    records.incrementAndGet();
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return records.get();
    }
}
