package org.cookiecharter.tools;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cookiecharter.proof.ProofStore;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which store a command works on. */
final class Store {
    @Option(
            names = "--store",
            required = true,
            paramLabel = "FILE",
            description = "The proof store, such as data/consent.db. The site may be running.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--quiet", description = "No bar that shows how far it is.")
    private boolean quiet;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /** Opens it. One that is not there is not made. */
    ProofStore open() {
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(
                    command.commandLine(), "--store (%s) must be a file that is there".formatted(file));
        }
        return ProofStore.sqlite(file);
    }

    Progress progress(ProofStore proofs) {
        return Progress.over(proofs, command.name(), !quiet);
    }
}
