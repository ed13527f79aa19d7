// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests the console of the demo with two users, of whom one approves what the other has edited. */
@Timeout(60)
class ConsoleUsersIT {
    @TempDir
    private Path directory;

    @Test
    void publishesVersionThatTheOtherUserApproves() throws Exception {
        Path catalogue = directory.resolve("cookies.json");
        Options options = Options.DEFAULT
                .withCatalogue(catalogue)
                .withConsole(new ConsoleOptions(List.of("Ann Example", "Bob Example"), null));
        try (RunningDemo demo = new RunningDemo(options, directory);
                WebClient browser = new WebClient()) {
            browser.getOptions().setJavaScriptEnabled(false);
            browser.getOptions().setCssEnabled(false);
            URI ann = demo.report("console/en/");
            URI bob = demo.report("console-2/en/");

            HtmlPage site = page(browser, ann.resolve("site"));
            assertTrue(text(site).contains("Ann Example"), () -> text(site));
            assertFalse(text(site).contains("Bob Example"), () -> text(site));
            site.<HtmlInput>getFirstByXPath("//input[@name='site']").setValue("https://example.org");
            site.<HtmlInput>getFirstByXPath("//input[@name='controller.name']").setValue("Example Ltd");
            site.<HtmlInput>getFirstByXPath("//input[@name='controller.contact']")
                    .setValue("privacy@example.org");
            press(site, "save");

            HtmlPage review = page(browser, ann.resolve("review"));
            assertEquals(List.of(), review.getByXPath("//button[@value='publish']"));
            review.<HtmlTextArea>getFirstByXPath("//textarea[@name='note']").setText("First version");
            HtmlPage submitted = press(review, "submit");
            assertEquals(List.of(), submitted.getByXPath("//button[@value='publish']"));
            assertFalse(Files.exists(catalogue));

            press(page(browser, bob.resolve("review")), "publish");
            assertTrue(Files.exists(catalogue));
            HtmlPage history = page(browser, bob.resolve("history"));
            assertTrue(
                    text(history).contains("by Ann Example, approved and published by Bob Example"),
                    () -> text(history));
            assertEquals(
                    404,
                    browser.loadWebResponse(new org.htmlunit.WebRequest(
                                    demo.report("console-3/en/").toURL()))
                            .getStatusCode());
        }
    }

    private static HtmlPage page(WebClient browser, URI address) throws IOException {
        return browser.getPage(address.toURL());
    }

    private static HtmlPage press(HtmlPage page, String action) throws IOException {
        return page.<HtmlButton>getFirstByXPath("//button[@value='" + action + "']")
                .click();
    }

    private static String text(HtmlPage page) {
        return page.getBody().getTextContent();
    }
}
