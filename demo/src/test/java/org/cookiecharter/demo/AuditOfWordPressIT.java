// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that the audit of a real WordPress agrees with what its server and a third party receive. Debian ships no plug-in
 * that sets cookies for visitors, so small ones of our own do what common ones do.
 */
@Tag("application")
@Timeout(900)
class AuditOfWordPressIT {
    private static final Set<String> SITE_COOKIES =
            Set.of("shop_session", "stats_session", "stats_visitor", "wordpress_test_cookie");
    private static final Set<String> THIRD_PARTY_PATHS =
            Set.of("/beacon", "/captcha.js", "/captcha/frame", "/film", "/film/pixel");

    @TempDir
    private Path data;

    @Test
    void auditAgreesWithTheServersOfWordPressAndOfTheThirdPartyOfItsPlugIns() throws Exception {
        assumeTrue(
                PhpProgram.isInstalled(InFrontOfWordPressIT.PROGRAM.resolve("wp-load.php")),
                "WordPress with php-mysql is not installed");
        Optional<MariaDb> database = MariaDb.start(data);
        assumeTrue(database.isPresent(), "MariaDB is not installed");
        try (ObservedThirdParty third = new ObservedThirdParty();
                MariaDb running = database.get();
                PhpProgram wordPress = InFrontOfWordPressIT.start(running, data)) {
            InFrontOfWordPressIT.install(wordPress.uri());
            addPlugIns(third.origin());
            Path seen = observe();
            AuditedSite audit =
                    AuditedSite.audit(wordPress.uri().resolve("/").toString(), List.of("/?p=1", "/wp-login.php"), data);
            assertEquals(1, audit.exitCode());
            assertEquals(SITE_COOKIES, audit.cookies(wordPress.uri().getHost()));
            assertEquals(receivedCookies(seen), audit.cookies(wordPress.uri().getHost()));
            assertEquals(THIRD_PARTY_PATHS, audit.paths("localhost"));
            assertEquals(third.paths(), audit.paths("localhost"));
            assertEquals(Set.of("captcha_id", "film_viewer"), audit.cookies("localhost"));
            assertEquals(third.cookies(), audit.cookies("localhost"));
            String findings = audit.findings().toString();
            for (String expected : List.of(
                    "unidentified-third-party localhost:",
                    "unidentified-before-consent localStorage comment_draft",
                    "unidentified-before-consent localStorage film",
                    "unidentified-before-consent stats_visitor",
                    "unidentified-before-consent stats_session",
                    "banner-not-found")) {
                assertTrue(findings.contains(expected), expected + " in " + findings);
            }
        }
    }

    private void addPlugIns(String third) throws Exception {
        try (InputStream plugIns =
                Objects.requireNonNull(AuditOfWordPressIT.class.getResourceAsStream("wordpress/common-plugins.php"))) {
            Files.writeString(
                    data.resolve("wordpress/wp-content/mu-plugins/common-plugins.php"),
                    new String(plugIns.readAllBytes(), StandardCharsets.UTF_8).replace("THIRD", third));
        }
    }

    /** Makes WordPress write the names of the cookies that it receives to a file. */
    private Path observe() throws Exception {
        Path seen = data.resolve("seen.txt");
        Files.writeString(data.resolve("wordpress/wp-content/mu-plugins/observer.php"), """
                <?php
                file_put_contents('%s', implode("\\n", array_keys($_COOKIE)) . "\\n", FILE_APPEND | LOCK_EX);
                """.formatted(seen));
        return seen;
    }

    private static Set<String> receivedCookies(Path seen) throws Exception {
        Set<String> names = new TreeSet<>(Files.readAllLines(seen));
        names.remove("");
        return names;
    }
}
