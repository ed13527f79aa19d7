// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cookiecharter.catalogue.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "diff",
        description = "Tells whether a catalogue asks visitors anew who chose under another one, and why.",
        mixinStandardHelpOptions = true)
final class Diff implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "The catalogue that visitors chose under.")
    @SuppressWarnings("NullAway.Init")
    private Path old;

    @Parameters(index = "1", paramLabel = "NEW", description = "The catalogue that is to replace it.")
    @SuppressWarnings("NullAway.Init")
    private Path next;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /** @return 1 where visitors are asked again */
    @Override
    public Integer call() {
        Catalogue before = Catalogue.load(old);
        Catalogue after = Catalogue.load(next);
        PrintWriter out = command.commandLine().getOut();
        boolean same = before.revision().equals(after.revision());
        out.println(
                same
                        ? "The revision stays " + after.revision() + ": nobody is asked anew."
                        : "The revision changes from " + before.revision() + " to " + after.revision()
                                + ": visitors are asked anew.");
        List<String> changes = new Changes(before, after).inWords();
        changes.forEach(change -> out.println("  " + change));
        if (changes.isEmpty()) {
            out.println("  Nothing differs but texts, if anything.");
        }
        out.flush();
        return same ? 0 : 1;
    }
}
