// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import picocli.CommandLine.Command;

/** The group of commands on catalogues. */
@Command(
        name = "catalogue",
        description = "Checks, compares, merges and creates catalogues, and writes documents from them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            Check.class,
            Complete.class,
            Diff.class,
            Import.class,
            Information.class,
            Merge.class,
            Page.class,
            Register.class
        })
public final class CatalogueTool {}
