// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.endpoint.charter.StaticCharter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "page",
        description = "Writes the charter as one self-contained HTML page, with the texts of the server.",
        mixinStandardHelpOptions = true)
final class Page implements Callable<Integer> {
    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            description = "The language of the page. Default: the language of the catalogue.")
    private @Nullable String language;

    @Option(
            names = "--region",
            paramLabel = "CODE",
            description = "The region of its readers (ISO 3166), such as FR or US-CA. Default: the strictest rule.")
    private @Nullable String region;

    @Parameters(paramLabel = "FILE", description = "The catalogue.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        out.print(StaticCharter.html(Catalogue.load(file), language, region));
        out.flush();
        return 0;
    }
}
