// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import java.io.PrintWriter;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueException;
import picocli.CommandLine.Model.CommandSpec;

/** The output of a command that prints a catalogue; the errors of the catalogue are printed on the error output. */
final class CatalogueOutput {
    private CatalogueOutput() {}

    /**
     * Prints a catalogue and its errors.
     *
     * @param name the name of the catalogue in the errors
     * @return the exit code: 1 if the catalogue has errors, otherwise 0
     */
    static int print(String json, String name, CommandSpec command) {
        PrintWriter out = command.commandLine().getOut();
        out.print(json);
        out.flush();
        try {
            Catalogue.parse(json, name);
            return 0;
        } catch (CatalogueException e) {
            PrintWriter errors = command.commandLine().getErr();
            errors.println(e.getMessage());
            errors.flush();
            return 1;
        }
    }
}
