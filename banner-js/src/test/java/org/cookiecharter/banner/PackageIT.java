// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the npm package as an application installs it. Skipped if npm is absent. */
class PackageIT {
    private static final Path APPLICATION = Path.of("target", "npm-application").toAbsolutePath();
    private static final List<String> TOOLS =
            List.of("typescript@5.9.3", "publint@0.3.25", "@arethetypeswrong/cli@0.18.5");

    @SuppressWarnings("NullAway.Init")
    private static Path archive;

    @BeforeAll
    static void install() throws Exception {
        Files.createDirectories(APPLICATION);
        Output packed = run(Path.of(""), "npm", "pack", "--silent", "--pack-destination", APPLICATION.toString());
        archive = APPLICATION.resolve(packed.text.strip());
        assertTrue(Files.exists(archive), packed.text);
        Files.writeString(APPLICATION.resolve("package.json"), "{\"private\": true, \"type\": \"module\"}");
        Files.copy(
                Path.of("src/test/module/usage.mts"),
                APPLICATION.resolve("usage.mts"),
                StandardCopyOption.REPLACE_EXISTING);
        List<String> command = new ArrayList<>(
                List.of("npm", "install", "--no-audit", "--no-fund", "--prefer-offline", archive.toString()));
        command.addAll(TOOLS);
        Output installed = run(APPLICATION, command.toArray(String[]::new));
        Assumptions.assumeTrue(installed.status == 0, "npm cannot fetch the packages: " + installed.text);
    }

    @ParameterizedTest
    @CsvSource({"nodenext, nodenext", "esnext, bundler"})
    void typesAllowEachUseAndRejectErrors(String module, String resolution) throws Exception {
        Output compiled = run(
                APPLICATION,
                tool("tsc"),
                "--noEmit",
                "--strict",
                "--target",
                "es2022",
                "--lib",
                "es2022,dom",
                "--module",
                module,
                "--moduleResolution",
                resolution,
                "usage.mts");
        assertEquals("", compiled.text);
        assertEquals(0, compiled.status);
    }

    @Test
    void moduleGrantsNothingOnServer() throws Exception {
        Output output = run(APPLICATION, "node", "--input-type=module", "--eval", """
                import {allows, getChoice, grant, open, subscribe} from 'cookie-charter-banner';
                const stop = subscribe(() => console.log('called'));
                stop();
                console.log(allows('video'), getChoice(), open(), await grant('video').catch(String));
                """);
        assertEquals(
                "false null undefined Error: Cookie Charter is not in this page: load /consent/banner.js first in its"
                        + " head\n",
                output.text);
    }

    @Test
    void packageHasNoErrorsOfPackaging() throws Exception {
        Output lint = run(APPLICATION, tool("publint"), "run", archive.toString(), "--strict");
        assertEquals(0, lint.status, lint.text);
        // CommonJS is not supported: an import by `require` gets the module.
        Output types =
                run(APPLICATION, tool("attw"), archive.toString(), "--profile", "esm-only", "--entrypoints", ".");
        assertEquals(0, types.status, types.text);
    }

    /** The versions that Maven and npm publish together are equal, except for Maven's mark of unpublished versions. */
    @Test
    void packageHasVersionAndFilesOfBuild() throws Exception {
        JsonObject installed = JsonParser.parseString(
                        Files.readString(APPLICATION.resolve("node_modules/cookie-charter-banner/package.json")))
                .getAsJsonObject();
        String pom = Files.readString(Path.of("pom.xml"));
        assertTrue(
                pom.replace("-SNAPSHOT", "")
                        .contains("<version>" + installed.get("version").getAsString() + "</version>"),
                installed.toString());
        for (String file : List.of(
                "target/classes/org/cookiecharter/banner/banner.js",
                "target/classes/org/cookiecharter/banner/themes/dsfr.css",
                "target/classes/org/cookiecharter/banner/texts/fr.json",
                "src/main/module/cookie-charter.mjs")) {
            assertTrue(
                    Files.exists(APPLICATION
                            .resolve("node_modules/cookie-charter-banner")
                            .resolve(file)),
                    file);
        }
    }

    private static String tool(String name) {
        return APPLICATION.resolve("node_modules/.bin").resolve(name).toString();
    }

    private record Output(int status, String text) {}

    private static Output run(Path directory, String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toAbsolutePath().toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor(), text);
        } catch (IOException e) {
            return Assumptions.abort("there is no npm: " + e);
        }
    }
}
