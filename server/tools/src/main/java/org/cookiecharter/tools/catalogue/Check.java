// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Catalogue.RegionRule;
import org.cookiecharter.catalogue.CatalogueException;
import org.cookiecharter.catalogue.Category;
import org.cookiecharter.catalogue.ConsentRequirement;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description =
                "Prints every error of a catalogue with its line, service, cookie and fix, and warnings about data protection.",
        mixinStandardHelpOptions = true)
final class Check implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The catalogues.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--region",
            paramLabel = "CODE",
            description = "Explains which rule applies in a region (ISO 3166), such as FR or US-CA.")
    private @Nullable String region;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /** @return 1 if a catalogue has errors, otherwise 0; warnings are not errors */
    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        int invalid = 0;
        for (Path file : files) {
            try {
                Catalogue catalogue = Catalogue.load(file);
                out.printf(
                        "%s: valid; %d services, revision %s%n",
                        file, catalogue.services().size(), catalogue.revision());
                if (region != null) {
                    explain(catalogue, region, out);
                }
                catalogue.warnings().forEach(warning -> out.println("  warning: " + warning.toLocatedString()));
            } catch (CatalogueException e) {
                invalid++;
                out.println(e.getMessage());
            }
        }
        out.flush();
        return invalid == 0 ? 0 : 1;
    }

    private static void explain(Catalogue catalogue, String region, PrintWriter out) {
        RegionRule rule = catalogue.regionRule(region);
        if (rule == null) {
            out.println("  region " + region + ": the catalogue makes no difference between regions");
        } else {
            out.println("  region " + region + ": rule " + rule.id() + reason(catalogue, rule, region));
        }
        for (Category category : catalogue.categories()) {
            ConsentRequirement consent = category.consent(rule);
            boolean isOff = category.gpc() && consent == ConsentRequirement.OPT_OUT;
            out.println("    " + category.id() + ": " + consent.text() + (isOff ? ", off with Sec-GPC" : ""));
        }
        boolean isAsked = rule == null
                ? !catalogue.choosableCategories().isEmpty()
                : rule.isOptIn(catalogue.choosableCategories());
        out.println("    the banner " + (isAsked ? "asks" : "does not ask") + " before the first choice");
    }

    private static String reason(Catalogue catalogue, RegionRule rule, String region) {
        if (!rule.regions().isEmpty()) {
            return "";
        }
        String part = region.strip().toUpperCase(Locale.ROOT) + '-';
        return catalogue.regionRules().stream()
                .flatMap(other -> other.regions().stream())
                .filter(code -> code.startsWith(part))
                .findFirst()
                .map(code -> ", because a rule names parts of it, such as " + code)
                .orElse(", because the region is unknown or no other rule applies");
    }
}
