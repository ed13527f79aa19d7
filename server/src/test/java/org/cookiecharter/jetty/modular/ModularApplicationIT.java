// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.modular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.cookiecharter.banner.Style;
import org.cookiecharter.jetty.ConsentHandler;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.sqlite.JDBC;

class ModularApplicationIT {
    /** The modules that users of the library have, without annotations. */
    private static final List<Class<?>> NEEDED = List.of(
            ConsentHandler.class,
            Style.class,
            Gson.class,
            Logger.class,
            Server.class,
            HttpFields.class,
            EndPoint.class,
            Callback.class);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @BeforeEach
    void writeSources() throws IOException {
        for (String file : List.of("Shop.java", "module-info.java.txt")) {
            try (InputStream source = Objects.requireNonNull(getClass().getResourceAsStream(file))) {
                Files.copy(source, directory.resolve(file.replace(".txt", "")));
            }
        }
    }

    @Test
    void modularApplicationRunsOnModulePath() throws Exception {
        assertEquals(List.of(), compile("Shop.java", "module-info.java"));
        List<Class<?>> all = new ArrayList<>(NEEDED);
        all.add(JDBC.class);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--module-path",
                        path(all) + File.pathSeparator + directory.resolve("classes"),
                        "--module",
                        "shop/shop.Shop",
                        "src/main/config/modules/consent/cookies.json",
                        directory.resolve("consent.db").toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertEquals(
                List.of(
                        "undecided videos false banner 0",
                        "banner.js 200",
                        "banner.css 200",
                        "layers.json 200",
                        "catalogue.json 200",
                        "proof 200",
                        "granted videos true banner 1"),
                output.lines()
                        .filter(line -> line.matches("(undecided|granted|banner|layers|catalogue|proof).*"))
                        .toList(),
                output);
    }

    @Test
    void exportsOnlyPublicPackages() throws Exception {
        Path shop = directory.resolve("Shop.java");
        String source = Files.readString(shop);
        for (String type :
                List.of("org.cookiecharter.html.parser.TagRewritingStream", "org.cookiecharter.banner.Style")) {
            Files.writeString(shop, source.replaceFirst("\nimport ", "\nimport " + type + ";\nimport "));
            List<String> errors = compile("Shop.java", "module-info.java");
            assertTrue(errors.toString().contains("is not visible"), errors.toString());
        }
    }

    /** Returns the compiler's errors and warnings. */
    private List<String> compile(String... files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        String classes = Files.createDirectories(directory.resolve("classes")).toString();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(found, null, null)) {
            List<Path> sources = Stream.of(files).map(directory::resolve).toList();
            List<String> options = List.of("-proc:none", "--module-path", path(NEEDED), "-d", classes);
            compiler.getTask(null, manager, found, options, null, manager.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> String.valueOf(diagnostic.getMessage(null)))
                .toList();
    }

    private static String path(List<Class<?>> types) {
        return types.stream()
                .map(type -> new File(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .getPath())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
