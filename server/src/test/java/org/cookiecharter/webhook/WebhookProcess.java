// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.webhook;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.Records;
import org.cookiecharter.proof.SeparateProcess;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.cookiecharter.settings.Webhook;

/** A separate process that records choices, prints the number of each one that is recorded, and delivers them. */
final class WebhookProcess implements AutoCloseable {
    private final SeparateProcess process;

    WebhookProcess(Path file, int firstNumber, URI address) throws IOException {
        process = new SeparateProcess(WebhookProcess.class, file, Integer.toString(firstNumber), address.toString());
    }

    /** Returns the next number, or -1 if the process has ended. */
    int number() throws IOException {
        String line = process.line();
        return !line.matches("[0-9]+;") ? -1 : Integer.parseInt(line.substring(0, line.length() - 1));
    }

    void kill() {
        process.kill();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }

    @SuppressWarnings("resource") // it is killed, not closed
    public static void main(String[] args) throws Exception {
        ProofStore proofs = SqliteProofStore.open(Path.of(args[0]));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        WebhookDelivery delivery = new WebhookDelivery(
                proofs,
                new Webhook(URI.create(args[2]), Receiver.SECRET),
                Clock.systemUTC(),
                new RetrySchedule(Duration.ofMillis(20), Duration.ofMillis(100)),
                Duration.ofSeconds(1));
        delivery.start();
        for (int number = Integer.parseInt(args[1]); ; number++) {
            // The host tells the choices of one visitor apart.
            Records.append(proofs, Records.host("n" + number, Records.grant(number % 10)))
                    .join();
            delivery.wake();
            out.print(number + ";\n");
            Thread.sleep(2);
        }
    }
}
