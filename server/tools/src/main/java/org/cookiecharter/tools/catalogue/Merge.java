// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cookiecharter.catalogue.CatalogueException;
import org.cookiecharter.discovery.DraftCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "merge",
        description = {
            "Prints a catalogue with the additions of a draft. The texts of the catalogue take precedence.",
            "Gaps and other errors of the result are printed on the error output."
        },
        mixinStandardHelpOptions = true)
final class Merge implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CATALOGUE", description = "The catalogue.")
    @SuppressWarnings("NullAway.Init")
    private Path catalogue;

    @Parameters(index = "1", paramLabel = "DRAFT", description = "The draft.")
    @SuppressWarnings("NullAway.Init")
    private Path draft;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /** @return 1 if the result has errors */
    @Override
    public Integer call() {
        DraftCatalogue merged = read(catalogue);
        new CatalogueMerge(merged).add(read(draft));
        return CatalogueOutput.print(merged.json(), "the merged catalogue", command);
    }

    private static DraftCatalogue read(Path file) {
        try {
            return DraftCatalogue.parse(Files.readString(file), file.toString());
        } catch (CatalogueException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
