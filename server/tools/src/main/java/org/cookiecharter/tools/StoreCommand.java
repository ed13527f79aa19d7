// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.postgres.PostgresProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that works on a store. */
@Command(mixinStandardHelpOptions = true)
abstract class StoreCommand implements Callable<Integer> {
    private static final String POSTGRES = "jdbc:postgresql:";

    @Option(
            names = "--store",
            required = true,
            paramLabel = "STORE",
            description =
                    "The proof store: a file such as data/consent.db, or a URL such as jdbc:postgresql://host/database?user=me"
                            + " (the password may be in ~/.pgpass). The site may be running.")
    @SuppressWarnings("NullAway.Init")
    private String store;

    @Option(names = "--quiet", description = "Do not show a progress bar.")
    private boolean quiet;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /**
     * Runs the command.
     *
     * @return the exit code
     */
    abstract int run(ProofStore proofs, PrintWriter out);

    @Override
    public final Integer call() {
        PrintWriter out = command.commandLine().getOut();
        try (ProofStore proofs = open()) {
            int exitCode = run(proofs, out);
            out.flush();
            // The disk is full, or the reader has closed the pipe. System.out behind the writer does not report this by
            // itself.
            if (out.checkError() || System.out.checkError()) {
                printMessage("the output could not be written completely");
                return Tools.FAILED;
            }
            return exitCode;
        }
    }

    /** Opens the store, but does not create a missing one. */
    private ProofStore open() {
        if (store.startsWith(POSTGRES)) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(store);
            return PostgresProofStore.open(source);
        }
        Path file = Path.of(store);
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--store (%s) must be an existing file or start with %s".formatted(store, POSTGRES));
        }
        return SqliteProofStore.open(file);
    }

    final Progress progress(ProofStore proofs) {
        return Progress.of(proofs, command.name(), !quiet);
    }

    /** Prints a message to the error output. */
    final void printMessage(String text, Object... arguments) {
        command.commandLine().getErr().printf(text + "%n", arguments);
    }
}
