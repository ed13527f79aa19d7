// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that Java samples compile: whole files unchanged, single lines inside a method of an embedded server. */
class JavaSamplesTest {
    /** The class around a sample's lines, with the variables that they may use. */
    private static final String AROUND = """
            import java.net.URI;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import javax.sql.DataSource;
            import org.cookiecharter.catalogue.*;
            import org.cookiecharter.consent.*;
            import org.cookiecharter.console.*;
            import org.cookiecharter.jetty.*;
            import org.cookiecharter.proof.*;
            import org.cookiecharter.proof.postgres.*;
            import org.cookiecharter.proof.sqlite.*;
            import org.cookiecharter.report.*;
            import org.cookiecharter.settings.*;
            import org.cookiecharter.webhook.*;
            import org.eclipse.jetty.server.*;
            import org.eclipse.jetty.server.handler.ContextHandler;
            abstract class Sample {
                Server server;
                %s request;
                DataSource dataSource;
                ProofStore proofs;
                Catalogue catalogue;
                ConsentHandler consent;
                void run() throws Exception {
            %s
                }
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    static Stream<Sample> samples() {
        return Page.samples("java").stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sampleCompiles(Sample sample) {
        String text = sample.text().replace("…", "");
        if (text.contains("class ")) {
            assertEquals("", JavaCode.compile(text, directory));
            return;
        }
        String inHandler = JavaCode.compile(AROUND.formatted("Request", text), directory);
        String inServlet =
                JavaCode.compile(AROUND.formatted("jakarta.servlet.http.HttpServletRequest", text), directory);
        assertEquals("", inHandler.isEmpty() ? "" : inServlet.isEmpty() ? "" : inHandler);
    }

    @Test
    void rejectsSampleThatDoesNotCompile() {
        assertNotEquals("", JavaCode.compile(AROUND.formatted("Request", "consent.setMood(null);"), directory));
    }
}
