// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.io.PrintWriter;
import org.cookiecharter.proof.ProofStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rotate",
        description =
                "Makes a new key, which signs all choices from a minute later on. Running sites take it up by themselves.")
final class Rotate extends StoreCommand {
    @Option(
            names = "--forget-earlier",
            description = "For a key that others may have seen: erases all earlier ones, and the new one signs at once."
                    + " No earlier choice is believed any longer, and every visitor is asked anew.")
    private boolean forgetEarlier;

    @Override
    int run(ProofStore proofs, PrintWriter out) {
        if (forgetEarlier) {
            proofs.replaceKey();
            out.println("a new key signs from now on; earlier choices are believed no longer");
        } else {
            out.printf("a new key signs from %s on; earlier choices are believed until they end%n", proofs.rotateKey());
        }
        return 0;
    }
}
