// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.ProofStore.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add-report",
        description = "Adds the hash of an audit's report to the chain, which proves that the report existed by now.")
final class AddReport extends StoreCommand {
    private static final String KIND = "audit";

    @Parameters(paramLabel = "FILE", description = "The report, which is not stored: keep the file.")
    @SuppressWarnings("NullAway.Init")
    private Path report;

    @Option(
            names = "--label",
            paramLabel = "TEXT",
            description = "A description without personal data, up to 200 characters; default: the name of the file.")
    private @Nullable String label;

    @Override
    int run(ProofStore proofs, PrintWriter out) {
        String hash = hash();
        Document document =
                new Document(KIND, label == null ? report.getFileName().toString() : label, hash, null, null);
        ChainHead head = proofs.appendDocument(document);
        out.printf("SHA-256 %s%nhead %s/%d/%s%n", hash, head.node(), head.place(), head.hash());
        return 0;
    }

    private String hash() {
        try {
            byte[] bytes = Files.readAllBytes(report);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(report + " cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
