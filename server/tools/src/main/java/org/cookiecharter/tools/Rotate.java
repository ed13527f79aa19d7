// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.io.PrintWriter;
import org.cookiecharter.proof.ProofStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rotate",
        description = "Creates a new signing key, which is used one minute later. Running sites load it automatically.")
final class Rotate extends StoreCommand {
    @Option(
            names = "--forget-earlier",
            description = "For a compromised key: erases all earlier keys and uses the new one at once."
                    + " All earlier choices become invalid, and every visitor is asked again.")
    private boolean forgetEarlier;

    @Override
    int run(ProofStore proofs, PrintWriter out) {
        if (forgetEarlier) {
            proofs.replaceKey();
            out.println("a new key signs from now on; earlier choices are no longer valid");
        } else {
            out.printf("a new key signs from %s on; earlier choices are valid until they expire%n", proofs.rotateKey());
        }
        return 0;
    }
}
