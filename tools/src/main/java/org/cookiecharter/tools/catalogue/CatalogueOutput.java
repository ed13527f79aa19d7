// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import java.io.PrintWriter;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueException;
import picocli.CommandLine.Model.CommandSpec;

/** A catalogue as the result of a command: it is printed, and its errors are printed on the error output. */
final class CatalogueOutput {
    private CatalogueOutput() {}

    /**
     * Prints a catalogue and its errors.
     *
     * @param name what the errors call it
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
