// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests an unmodified Django admin behind the demo, with its cookies declared. */
@Timeout(120)
class InFrontOfDjangoIT {
    private static final List<String> LOGGED_IN = List.of("csrftoken", "sessionid HttpOnly");
    private static final List<String> LOGGED_IN_AND_DECIDED =
            List.of("cookies_preferences", "csrftoken", "sessionid HttpOnly");

    @TempDir
    private Path data;

    @Test
    void administratorCanLogInWithDeclaredCookiesOnly() throws Exception {
        Optional<Django> started = Django.start(Files.createDirectory(data.resolve("project")));
        assumeTrue(started.isPresent(), "python3 with Django is not on this machine");
        try (Django django = started.get();
                RunningDemo demo = RunningDemo.inFrontOf(django.uri(), data);
                BrowserContext context = Chromium.shared().context(new Browser.NewContextOptions())) {
            context.addCookies(
                    List.of(new Cookie("_ga", "1").setUrl(demo.uri("/").toString())));
            Page page = context.newPage();
            page.navigate(demo.uri("/admin/").toString());
            page.fill("#id_username", Django.USER);
            page.fill("#id_password", Django.PASSWORD);
            page.click("input[type=submit]");
            page.waitForSelector("#user-tools");

            assertTrue(page.url().endsWith("/admin/"), page.url());
            assertEquals(true, page.evaluate("typeof cookieCharter === 'object'"));
            assertEquals(LOGGED_IN, jar(context), "undecided");

            page.evaluate("() => window.cookieCharter.refuseAll()");
            page.reload();
            assertEquals(LOGGED_IN_AND_DECIDED, jar(context), "refused");

            page.evaluate("() => window.cookieCharter.acceptAll()");
            addUser(page, demo, "zoe");
            assertEquals(LOGGED_IN_AND_DECIDED, jar(context), "granted");

            page.evaluate("() => window.cookieCharter.withdraw()");
            page.reload();
            assertEquals(LOGGED_IN, jar(context), "withdrawn");

            page.navigate(demo.uri("/admin/logout/").toString());
            page.waitForSelector("text=Log in again");
            assertEquals(List.of("csrftoken"), jar(context), "logged out");
        }
    }

    /** Adds a user, which Django reports in the cookie "messages", which the charter does not declare. */
    private static void addUser(Page page, RunningDemo demo, String name) {
        page.navigate(demo.uri("/admin/auth/user/add/").toString());
        page.fill("#id_username", name);
        page.fill("#id_password1", "another passw0rd");
        page.fill("#id_password2", "another passw0rd");
        page.click("input[name=_save]");
        page.waitForURL("**/admin/auth/user/*/change/");
    }

    private static List<String> jar(BrowserContext context) {
        return context.cookies().stream()
                .map(cookie -> cookie.name + (cookie.httpOnly ? " HttpOnly" : ""))
                .sorted()
                .toList();
    }
}
