// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "draft",
        description = {
            "Fills gaps in a draft written by report-only mode or by import, from a database of known cookies.",
            "A cookie name alone is not enough to fill a gap. Remaining gaps are printed on the error output."
        },
        mixinStandardHelpOptions = true)
final class Complete implements Callable<Integer> {
    @Option(
            names = "--knowledge",
            paramLabel = "FILE",
            description = "Your copy of the Open Cookie Database, its open-cookie-database.json.")
    private @Nullable Path knowledge;

    @Parameters(paramLabel = "DRAFT", description = "The draft.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /** @return 1 if there are gaps left, otherwise 0 */
    @Override
    public Integer call() {
        JsonObject draft = read();
        Completion.complete(draft, knowledge == null ? Knowledge.EMPTY : Knowledge.read(knowledge));
        String json = new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(draft);
        return CatalogueOutput.print(json + System.lineSeparator(), file.toString(), command);
    }

    private JsonObject read() {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            throw new IllegalArgumentException(file + " is not a draft; it must be a JSON object", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
