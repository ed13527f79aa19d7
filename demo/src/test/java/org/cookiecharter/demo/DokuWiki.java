// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Debian's DokuWiki on PHP's own server, with a separate configuration, pages and one user. */
record DokuWiki(SiteProcess served) implements AutoCloseable {
    static final String USER = "admin";
    static final String PASSWORD = "a password";

    private static final Path PROGRAM = Path.of("/usr/share/dokuwiki");

    /** Starts DokuWiki, or returns an empty result if it or PHP is not installed. */
    static Optional<DokuWiki> start(Path directory) throws Exception {
        if (!Files.isRegularFile(PROGRAM.resolve("doku.php")) || !hasPhp(directory)) {
            return Optional.empty();
        }
        configure(directory);
        return Optional.of(new DokuWiki(SiteProcess.start(
                directory,
                "/doku.php",
                List.of(
                        "php",
                        "-d",
                        "auto_prepend_file=" + directory.resolve("first.php"),
                        "-S",
                        "%s",
                        "-t",
                        PROGRAM + ""))));
    }

    URI uri() {
        return served.uri();
    }

    private static boolean hasPhp(Path directory) throws InterruptedException {
        try {
            return SiteProcess.quiet(
                                    directory,
                                    List.of("php", "-r", "exit(function_exists('xml_parser_create') ? 0 : 1);"))
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static void configure(Path directory) throws Exception {
        Path settings = Files.createDirectory(directory.resolve("conf"));
        // DokuWiki reads this before Debian's configuration.
        Files.writeString(directory.resolve("first.php"), "<?php define('DOKU_CONF', '" + settings + "/');");
        Files.writeString(settings.resolve("local.php"), """
                <?php
                $conf['title'] = 'Wiki';
                $conf['savedir'] = '%s';
                $conf['useacl'] = 1;
                $conf['superuser'] = '%s';
                """.formatted(directory.resolve("data"), USER));
        byte[] hash = MessageDigest.getInstance("MD5").digest(PASSWORD.getBytes(UTF_8));
        Files.writeString(
                settings.resolve("users.auth.php"),
                USER + ":" + HexFormat.of().formatHex(hash) + ":Administrator:admin@example.org:admin,user\n");
        Files.writeString(settings.resolve("acl.auth.php"), "* @ALL 1\n* @user 8\n");
        for (String folder : List.of(
                "pages",
                "attic",
                "media",
                "media_attic",
                "media_meta",
                "meta",
                "cache",
                "index",
                "locks",
                "tmp",
                "log")) {
            Files.createDirectories(directory.resolve("data").resolve(folder));
        }
        Files.writeString(directory.resolve("data/pages/start.txt"), "====== Start ======\n");
    }

    @Override
    public void close() {
        served.close();
    }
}
