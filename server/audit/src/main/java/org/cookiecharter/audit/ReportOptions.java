// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import org.cookiecharter.audit.report.AuditResult;
import org.cookiecharter.audit.report.HarReport;
import org.cookiecharter.audit.report.HtmlReport;
import org.cookiecharter.audit.report.JsonReport;
import org.cookiecharter.audit.report.JunitReport;
import org.cookiecharter.audit.report.SarifReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the reports of an audit. */
final class ReportOptions {
    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "The JSON report of an earlier audit: its findings do not count.")
    private @Nullable Path baseline;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a report for people, in English and French.")
    private @Nullable Path html;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all observations and findings as JSON.")
    private @Nullable Path json;

    @Option(names = "--sarif", paramLabel = "FILE", description = "Write the findings as SARIF, for code hosts.")
    private @Nullable Path sarif;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the findings as JUnit XML, for build servers.")
    private @Nullable Path junit;

    @Option(
            names = "--har",
            paramLabel = "FILE",
            description = "Write all requests and responses, with masked values, as HAR, for network tools.")
    private @Nullable Path har;

    /** Returns the fingerprints of the findings that do not count. */
    Set<String> knownFindings() {
        return baseline == null ? Set.of() : JsonReport.fingerprints(read(baseline));
    }

    void write(AuditResult result, boolean french) {
        write(html, () -> HtmlReport.text(result, french));
        write(json, () -> JsonReport.text(result));
        write(sarif, () -> SarifReport.text(result));
        write(junit, () -> JunitReport.text(result));
        write(har, () -> HarReport.text(result));
    }

    private static void write(@Nullable Path file, Supplier<String> text) {
        if (file != null) {
            try {
                Files.writeString(file, text.get());
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
            }
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
