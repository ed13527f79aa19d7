// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description =
                "Prints every error of a catalogue with its line, service, cookie and fix, and warnings about data protection.",
        mixinStandardHelpOptions = true)
final class Check implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The catalogues.")
    private List<Path> files = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /** @return 1 if a catalogue has errors, otherwise 0; warnings are not errors */
    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        int invalid = 0;
        for (Path file : files) {
            try {
                Catalogue catalogue = Catalogue.load(file);
                out.printf(
                        "%s: valid; %d services, revision %s%n",
                        file, catalogue.services().size(), catalogue.revision());
                catalogue.warnings().forEach(warning -> out.println("  warning: " + warning.toLocatedString()));
            } catch (CatalogueException e) {
                invalid++;
                out.println(e.getMessage());
            }
        }
        out.flush();
        return invalid == 0 ? 0 : 1;
    }
}
