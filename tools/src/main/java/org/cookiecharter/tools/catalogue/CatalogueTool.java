package org.cookiecharter.tools.catalogue;

import picocli.CommandLine.Command;

/** The commands about catalogues. */
@Command(
        name = "catalogue",
        description = "Checks, compares and makes catalogues.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {Check.class, Diff.class, Import.class})
public final class CatalogueTool {}
