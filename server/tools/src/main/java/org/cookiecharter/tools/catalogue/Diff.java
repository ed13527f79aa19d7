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
        description = "Reports whether replacing a catalogue by another one asks visitors again, and why.",
        mixinStandardHelpOptions = true)
final class Diff implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "The current catalogue.")
    @SuppressWarnings("NullAway.Init")
    private Path old;

    @Parameters(index = "1", paramLabel = "NEW", description = "The new catalogue.")
    @SuppressWarnings("NullAway.Init")
    private Path next;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /** @return 1 if visitors are asked again, otherwise 0 */
    @Override
    public Integer call() {
        Catalogue before = Catalogue.load(old);
        Catalogue after = Catalogue.load(next);
        PrintWriter out = command.commandLine().getOut();
        boolean same = before.revision().equals(after.revision());
        out.println(
                same
                        ? "The revision remains " + after.revision() + ": no visitors are asked again."
                        : "The revision changes from " + before.revision() + " to " + after.revision()
                                + ": visitors are asked again.");
        List<String> changes = new Changes(before, after).describe();
        changes.forEach(change -> out.println("  " + change));
        if (changes.isEmpty()) {
            out.println("  Only texts differ, if anything.");
        }
        out.flush();
        return same ? 0 : 1;
    }
}
