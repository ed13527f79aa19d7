// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.cookiecharter.proof.ProofStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "rotate",
        description =
                "Makes a new key, which signs all choices from a minute later on. Running sites take it up by themselves.",
        mixinStandardHelpOptions = true)
final class Rotate implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Store store;

    @Option(
            names = "--forget-earlier",
            description = "For a key that others may have seen: erases all earlier ones, and the new one signs at once."
                    + " No earlier choice is believed any longer, and every visitor is asked anew.")
    private boolean forgetEarlier;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Override
    public Integer call() {
        try (ProofStore proofs = store.open()) {
            PrintWriter out = command.commandLine().getOut();
            if (forgetEarlier) {
                proofs.replaceKey();
                out.println("a new key signs from now on; earlier choices are believed no longer");
            } else {
                out.printf(
                        "a new key signs from %s on; earlier choices are believed until they end%n",
                        proofs.rotateKey());
            }
            out.flush();
        }
        return 0;
    }
}
