// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.cookiecharter.proof.ProofStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "prune",
        description = "Erases the records of choices that ended long ago. The chain fits as before.",
        mixinStandardHelpOptions = true)
final class Prune implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Store store;

    @Option(
            names = "--before",
            required = true,
            paramLabel = "TIME",
            converter = Moment.class,
            description = "Choices that ended before go: a day (its beginning, UTC) or a moment in UTC.")
    @SuppressWarnings("NullAway.Init")
    private Instant before;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Override
    public Integer call() {
        try (ProofStore proofs = store.open()) {
            command.commandLine().getOut().printf("%d records erased%n", proofs.prune(before));
            return 0;
        }
    }
}
