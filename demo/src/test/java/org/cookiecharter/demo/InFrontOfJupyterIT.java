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
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests a real Jupyter Notebook: cells run over a WebSocket whose handshake needs the login. */
@Tag("application")
@Timeout(900)
class InFrontOfJupyterIT {
    private static final String CATALOGUE = """
            {"site": "http://localhost", "language": "en", "controller": {"name": "Lab", "contact": "lab@example.org"},
             "categories": [{"id": "necessary", "consent": "exempt", "name": "Necessary"}],
             "services": [{"use": "jupyter"}]}
            """;

    private static final double KERNEL_START_MILLIS = 60_000;
    private static final List<String> LOGGED_IN = List.of("_xsrf", "username-… HttpOnly");
    private static final Set<String> EXPECTED_DRAFT = Set.of("use jupyter", "use youtube");

    @TempDir
    private Path data;

    @Test
    void worksInEachStateAsWithoutTheProduct(TestReporter reporter) throws Exception {
        try (Jupyter jupyter = start()) {
            new ApplicationComparison(reporter, ApplicationVisit::new, InFrontOfJupyterIT::use)
                    .compare(
                            jupyter.uri(),
                            data,
                            EXPECTED_DRAFT,
                            state -> state == ConsentState.ACCEPTED ? Set.of("www.youtube.com") : Set.of());
        }
    }

    @Test
    void setsCookiesOfPresetOnly() throws Exception {
        Path catalogue = Files.writeString(data.resolve("catalogue.json"), CATALOGUE);
        try (Jupyter jupyter = start();
                RunningDemo demo = new RunningDemo(
                        Options.DEFAULT.withUpstream(jupyter.uri()).withCatalogue(catalogue), data);
                BrowserContext context = Chromium.shared().context(new Browser.NewContextOptions())) {
            // Starting a Python kernel takes longer than loading a page.
            context.setDefaultTimeout(KERNEL_START_MILLIS);
            Page page = context.newPage();
            page.navigate(demo.uri("/tree").toString());
            logIn(page);
            assertEquals(LOGGED_IN, jar(context));
            Page notebook = openNotebook(page);
            runCell(notebook, "print(6 * 7)");
            notebook.waitForSelector(".output_stdout >> text=42");
            assertEquals(LOGGED_IN, jar(context));
        }
    }

    private Jupyter start() throws Exception {
        Optional<Jupyter> started = Jupyter.start(Files.createDirectory(data.resolve("notebooks")));
        assumeTrue(started.isPresent(), "Jupyter Notebook is not on this machine");
        return started.get();
    }

    private static void use(ApplicationVisit visit, ApplicationComparison.Choice choice) {
        Page page = visit.page();
        visit.open("/login");
        choice.make(page);
        visit.open("/tree");
        logIn(page);
        Page notebook = openNotebook(page);
        runCell(notebook, "print(6 * 7)");
        notebook.waitForSelector(".output_stdout >> text=42");
        runCell(
                notebook,
                "from IPython.display import HTML\\n"
                        + "HTML(\"<p id=film>Film</p><iframe src=https://www.youtube.com/embed/1></iframe>\")");
        notebook.waitForSelector(".output_html #film");
        // The draft learns what a page loads when the page reports it.
        notebook.waitForTimeout(1_500);
        notebook.evaluate("() => Jupyter.notebook.save_notebook()");
        notebook.waitForFunction("() => !Jupyter.notebook.dirty");
        notebook.evaluate("() => Jupyter.notebook.session.delete()");
        notebook.close();
        visit.open("/logout");
        page.waitForSelector("text=Successfully logged out");
    }

    private static void logIn(Page page) {
        page.fill("#password_input", Jupyter.PASSWORD);
        page.click("#login_submit");
        page.waitForSelector("#notebook_list");
    }

    private static Page openNotebook(Page page) {
        Page notebook = page.context().waitForPage(() -> {
            page.click("#new-dropdown-button");
            page.click("#kernel-python3 a");
        });
        notebook.waitForFunction("() => window.Jupyter?.notebook?.kernel?.is_connected()");
        return notebook;
    }

    /** Runs code in the first cell. */
    private static void runCell(Page notebook, String code) {
        notebook.evaluate("""
                () => {
                  const cell = Jupyter.notebook.get_cell(0)
                  cell.set_text('%s')
                  cell.execute()
                }""".formatted(code));
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
