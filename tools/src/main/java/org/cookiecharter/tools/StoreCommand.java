// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cookiecharter.proof.ProofStore;
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
                    "The proof store: a file such as data/consent.db, or an address such as jdbc:postgresql://host/database?user=me"
                            + " (the password may stand in ~/.pgpass). The site may be running.")
    @SuppressWarnings("NullAway.Init")
    private String store;

    @Option(names = "--quiet", description = "No bar that shows how far it is.")
    private boolean quiet;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /**
     * Does it.
     *
     * @return how the program ends
     */
    abstract int run(ProofStore proofs, PrintWriter out);

    @Override
    public final Integer call() {
        PrintWriter out = command.commandLine().getOut();
        try (ProofStore proofs = open()) {
            int end = run(proofs, out);
            out.flush();
            // A disk that is full, or a reader that has gone. Behind the writer, System.out keeps it to itself.
            if (out.checkError() || System.out.checkError()) {
                remark("not all could be written to where the output goes");
                return Tools.FAILED;
            }
            return end;
        }
    }

    /** Opens it. One that is not there is not made. */
    private ProofStore open() {
        if (store.startsWith(POSTGRES)) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(store);
            return ProofStore.postgres(source);
        }
        Path file = Path.of(store);
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--store (%s) must be a file that is there, or begin with %s".formatted(store, POSTGRES));
        }
        return ProofStore.sqlite(file);
    }

    final Progress progress(ProofStore proofs) {
        return Progress.over(proofs, command.name(), !quiet);
    }

    /** Says what else there is to say, beside what was asked for. */
    final void remark(String text, Object... arguments) {
        command.commandLine().getErr().printf(text + "%n", arguments);
    }
}
