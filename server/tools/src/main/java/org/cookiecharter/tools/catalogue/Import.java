// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = {
            "Writes a draft catalogue from the configuration of another tool, a script or JSON.",
            "The script is parsed, never run. Unsupported parts are reported. Values that the configuration lacks",
            "are gaps that start with ??; the server rejects the draft until every gap is filled."
        },
        mixinStandardHelpOptions = true)
final class Import implements Callable<Integer> {
    @Option(names = "--from", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init")
    private OtherTool from;

    @Option(names = "--lang", description = "The language of the texts. Default: ${DEFAULT-VALUE}.")
    private String language = "en";

    @Parameters(paramLabel = "FILE", description = "The other tool's configuration.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /** @return 1 if there was nothing to import, otherwise 0 */
    @Override
    public Integer call() {
        Script script = Script.read(text(), file.toString());
        Draft draft = new Draft(language);
        from.read(script, draft);
        PrintWriter errors = command.commandLine().getErr();
        script.messages().forEach(errors::println);
        draft.messages().forEach(errors::println);
        errors.flush();
        if (draft.isEmpty()) {
            errors.println(file + " contains no configuration of " + from);
            errors.flush();
            return 1;
        }
        PrintWriter out = command.commandLine().getOut();
        out.println(new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(draft.json()));
        out.flush();
        return 0;
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
