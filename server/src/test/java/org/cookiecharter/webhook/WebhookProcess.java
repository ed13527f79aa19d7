// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.webhook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.Records;
import org.cookiecharter.proof.sqlite.SqliteProofStore;

/** A separate process that records choices, prints the number of each one that is recorded, and delivers them. */
final class WebhookProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    WebhookProcess(Path file, int firstNumber, URI address) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.sqlite.tmpdir=" + file.getParent(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WebhookProcess.class.getName(),
                        file.toString(),
                        Integer.toString(firstNumber),
                        address.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Returns the next number, or -1 if the process has ended. */
    int number() throws IOException {
        String line = output.readLine();
        return line == null || !line.matches("[0-9]+;") ? -1 : Integer.parseInt(line.substring(0, line.length() - 1));
    }

    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() throws IOException {
        kill();
        output.close();
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
