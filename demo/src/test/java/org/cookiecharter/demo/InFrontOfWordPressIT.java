// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests a real WordPress: a visitor's comment, and an editor who publishes a post with a film. */
@Tag("application")
@Timeout(900)
class InFrontOfWordPressIT {
    static final Path PROGRAM = Path.of("/usr/share/wordpress");
    private static final String PASSWORD = "a long password";
    private static final Set<String> EXPECTED_DRAFT = Set.of("use gravatar", "use wordpress", "use youtube");

    @TempDir
    private Path data;

    @Test
    void worksInEachStateAsWithoutTheProduct(TestReporter reporter) throws Exception {
        assumeTrue(PhpProgram.isInstalled(PROGRAM.resolve("wp-load.php")), "WordPress with php-mysql is not installed");
        Optional<MariaDb> database = MariaDb.start(data);
        assumeTrue(database.isPresent(), "MariaDB is not installed");
        try (MariaDb running = database.get();
                PhpProgram wordPress = start(running, data)) {
            install(wordPress.uri());
            new ApplicationComparison(reporter, ApplicationVisit::new, InFrontOfWordPressIT::use)
                    .compare(
                            wordPress.uri(),
                            data,
                            EXPECTED_DRAFT,
                            state -> state == ConsentState.ACCEPTED
                                    ? Set.of("0.gravatar.com", "1.gravatar.com", "www.youtube.com")
                                    : Set.of());
        }
    }

    /** Starts a WordPress that is not installed yet, in a directory of this one. */
    static PhpProgram start(MariaDb database, Path data) throws Exception {
        Path site = PhpProgram.copy(PROGRAM, Files.createDirectory(data.resolve("wordpress")));
        Files.writeString(site.resolve("wp-config.php"), """
                <?php
                define('DB_NAME', '%s');
                define('DB_USER', '%s');
                define('DB_PASSWORD', '%s');
                define('DB_HOST', 'localhost:%s');
                foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {
                    define($name . '_KEY', $name . ' key');
                    define($name . '_SALT', $name . ' salt');
                }
                // Any address: the tests use it directly and through the demo.
                define('WP_HOME', 'http://' . $_SERVER['HTTP_HOST']);
                define('WP_SITEURL', WP_HOME);
                define('WP_HTTP_BLOCK_EXTERNAL', true);
                define('AUTOMATIC_UPDATER_DISABLED', true);
                define('DISABLE_WP_CRON', true);
                $table_prefix = 'wp_';
                define('ABSPATH', __DIR__ . '/');
                require_once ABSPATH . 'wp-settings.php';
                """.formatted(
                        MariaDb.DATABASE, MariaDb.USER, MariaDb.PASSWORD, database.socket()));
        // Pictures of emoji come from s.w.org where a browser's font lacks them; comments may follow one another
        // quickly.
        Files.writeString(
                Files.createDirectories(site.resolve("wp-content/mu-plugins")).resolve("settings.php"), """
                <?php
                add_action('init', function () {
                    remove_action('wp_head', 'print_emoji_detection_script', 7);
                    remove_action('admin_print_scripts', 'print_emoji_detection_script');
                    add_filter('emoji_svg_url', '__return_false');
                    add_filter('comment_flood_filter', '__return_false', 20);
                });
                """);
        return PhpProgram.start(site, "", "/wp-admin/install.php");
    }

    static void install(URI site) throws Exception {
        String form = Map.of(
                        "weblog_title",
                        "Town",
                        "user_name",
                        "editor",
                        "admin_password",
                        PASSWORD,
                        "admin_password2",
                        PASSWORD,
                        "pw_weak",
                        "1",
                        "admin_email",
                        "editor@example.org",
                        "blog_public",
                        "0",
                        "language",
                        "")
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(site.resolve("/wp-admin/install.php?step=2"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), response::body);
    }

    private static void use(ApplicationVisit visit, ApplicationComparison.Choice choice) {
        visit.open("/");
        choice.make(visit.page());
        comment(visit);
        logIn(visit);
        publish(visit);
    }

    private static void comment(ApplicationVisit visit) {
        Page page = visit.page();
        visit.open("/?p=1");
        String text = "comment " + System.nanoTime();
        page.fill("#comment", text);
        page.fill("#author", "Visitor");
        page.fill("#email", "visitor@example.org");
        page.check("#wp-comment-cookies-consent");
        page.click("#submit");
        page.waitForSelector("text=" + text);
        visit.open("/?p=1");
        assertEquals("Visitor", page.inputValue("#author"));
    }

    private static void logIn(ApplicationVisit visit) {
        visit.open("/wp-login.php");
        fillInLogin(visit.page());
    }

    /** Logs the editor in, and waits for the pages of editors. */
    static void logIn(Page page, String address) {
        page.navigate(address);
        fillInLogin(page);
    }

    private static void fillInLogin(Page page) {
        // The page's script focuses the first field late.
        page.waitForTimeout(500);
        page.fill("#user_login", "editor");
        page.fill("#user_pass", PASSWORD);
        page.check("#rememberme");
        page.click("#wp-submit");
        page.waitForSelector("#wpadminbar");
    }

    private static void publish(ApplicationVisit visit) {
        Page page = visit.page();
        visit.open("/wp-admin/post-new.php");
        page.waitForFunction("() => window.wp?.data?.select('core/editor')?.getCurrentPostId()");
        String address = (String) page.evaluate("""
                async () => {
                  const film = '<iframe title="Film" src="https://www.youtube.com/embed/1"></iframe>'
                  wp.data.dispatch('core/block-editor').insertBlock(wp.blocks.createBlock('core/html', {content: film}))
                  wp.data.dispatch('core/editor').editPost({title: 'Film', status: 'publish'})
                  await wp.data.dispatch('core/editor').savePost()
                  return wp.data.select('core/editor').getPermalink()
                }""");
        page.waitForFunction("() => !wp.data.select('core/editor').isEditedPostDirty()");
        visit.open(URI.create(address).getRawPath() + "?" + URI.create(address).getRawQuery());
        assertEquals(
                "https://www.youtube.com/embed/1",
                page.evaluate("() => document.querySelector('iframe[title=Film]').getAttribute('src')"));
    }
}
