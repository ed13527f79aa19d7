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
                "Prints every error of a catalogue with its line, service, cookie and fix, and what an authority would ask about.",
        mixinStandardHelpOptions = true)
final class Check implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The catalogues.")
    private List<Path> files = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /** @return 1 where a catalogue has errors; advice is none */
    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        int wrong = 0;
        for (Path file : files) {
            try {
                Catalogue catalogue = Catalogue.load(file);
                out.printf(
                        "%s: right; %d services, revision %s%n",
                        file, catalogue.services().size(), catalogue.revision());
                catalogue.warnings().forEach(warnings -> out.println("  warning: " + warnings.toLocatedString()));
            } catch (CatalogueException e) {
                wrong++;
                out.println(e.getMessage());
            }
        }
        out.flush();
        return wrong == 0 ? 0 : 1;
    }
}
