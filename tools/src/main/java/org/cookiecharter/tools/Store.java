// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cookiecharter.proof.ProofStore;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which store a command works on. */
final class Store {
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

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /** Opens it. One that is not there is not made. */
    ProofStore open() {
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

    Progress progress(ProofStore proofs) {
        return Progress.over(proofs, command.name(), !quiet);
    }
}
