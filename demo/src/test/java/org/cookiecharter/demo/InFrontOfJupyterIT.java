// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests a real Jupyter Notebook, declared by its preset: cells run over a WebSocket whose handshake needs the login.
 */
@Timeout(180)
class InFrontOfJupyterIT {
    private static final String CATALOGUE = """
            {"site": "http://localhost", "language": "en", "controller": {"name": "Lab", "contact": "lab@example.org"},
             "categories": [{"id": "necessary", "consent": "exempt", "name": "Necessary"}],
             "services": [{"use": "jupyter"}]}
            """;

    private static final double KERNEL_START_MILLIS = 60_000;
    private static final List<String> LOGGED_IN = List.of("_xsrf", "username-… HttpOnly");

    @TempDir
    private Path data;

    @Test
    void runsCellAfterLogin() throws Exception {
        Optional<Jupyter> started = Jupyter.start(Files.createDirectory(data.resolve("notebooks")));
        assumeTrue(started.isPresent(), "Jupyter Notebook is not on this machine");
        Path catalogue = Files.writeString(data.resolve("catalogue.json"), CATALOGUE);
        try (Jupyter jupyter = started.get();
                RunningDemo demo = new RunningDemo(
                        Options.DEFAULT.withUpstream(jupyter.uri()).withCatalogue(catalogue), data);
                BrowserContext context = Chromium.shared().context(new Browser.NewContextOptions())) {
            // Starting a Python kernel takes longer than loading a page.
            context.setDefaultTimeout(KERNEL_START_MILLIS);
            Page page = context.newPage();
            page.navigate(demo.uri("/tree").toString());
            page.fill("#password_input", Jupyter.PASSWORD);
            page.click("#login_submit");
            page.waitForSelector("#notebook_list");
            assertEquals(LOGGED_IN, jar(context));

            Page notebook = context.waitForPage(() -> {
                page.click("#new-dropdown-button");
                page.click("#kernel-python3 a");
            });
            notebook.waitForFunction("() => window.Jupyter?.notebook?.kernel?.is_connected()");
            notebook.evaluate("""
                    () => {
                      const cell = Jupyter.notebook.get_cell(0)
                      cell.set_text('print(6 * 7)')
                      cell.execute()
                    }""");
            notebook.waitForSelector(".output_stdout >> text=42");
            assertEquals(LOGGED_IN, jar(context));
        }
    }

    /** Returns the cookies; the login cookie's name ends with the host and the port. */
    private static List<String> jar(BrowserContext context) {
        return context.cookies().stream()
                .map(cookie ->
                        cookie.name.replaceFirst("^username-.*", "username-…") + (cookie.httpOnly ? " HttpOnly" : ""))
                .sorted()
                .toList();
    }
}
