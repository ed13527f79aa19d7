// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.html;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A Node process with the readers that are npm packages. Its processor time includes that of its compiler and garbage
 * collector; the lower quartile of many turns hardly does.
 */
final class NodeReaders implements AutoCloseable {
    private static final String SCRIPT = "contenders.mjs";
    private static final List<String> PACKAGES = List.of("html-rewriter-wasm@0.4.1", "htmlparser2@12.0.0");

    private final Path folder;
    private final Process process;
    private final BufferedReader results;
    private final BufferedWriter requests;
    private final Map<String, Path> pages = new HashMap<>();

    private NodeReaders(Path folder) throws IOException {
        this.folder = folder;
        this.process = new ProcessBuilder("node", SCRIPT)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.results = process.inputReader(StandardCharsets.UTF_8);
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Starts the process.
     *
     * @param folder a folder that exists, into which npm installs the packages unless they are there
     * @throws IOException if Node or npm is missing, or the packages cannot be downloaded
     */
    static NodeReaders start(Path folder) throws IOException, InterruptedException {
        if (!Files.exists(folder.resolve("node_modules/htmlparser2"))) {
            install(folder);
        }
        try (InputStream script =
                Objects.requireNonNull(NodeReaders.class.getResourceAsStream(SCRIPT), "the script of the contenders")) {
            Files.copy(script, folder.resolve(SCRIPT), StandardCopyOption.REPLACE_EXISTING);
        }
        return new NodeReaders(folder);
    }

    private static void install(Path folder) throws IOException, InterruptedException {
        ProcessBuilder npm = new ProcessBuilder("npm", "install", "--silent", "--no-save", "--prefix", ".");
        npm.command().addAll(PACKAGES);
        Process installation = npm.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (installation.waitFor() != 0) {
            throw new IOException("npm could not install " + PACKAGES + "; they are downloaded from the npm registry");
        }
    }

    /** Returns the readers of this process. */
    List<PageReader> readers() {
        return List.of(new NodeReader("lol-html"), new NodeReader("htmlparser2"));
    }

    private double turn(String reader, SamplePage page) throws IOException {
        Path file = pages.get(page.name());
        if (file == null) {
            file = Files.write(folder.resolve("page" + pages.size() + ".html"), page.content());
            pages.put(page.name(), file.toAbsolutePath());
        }
        requests.write(reader + '\t' + pages.get(page.name()) + '\n');
        requests.flush();
        String result = results.readLine();
        if (result == null) {
            throw new IOException("the Node process has ended");
        }
        return Double.parseDouble(result);
    }

    @Override
    public void close() {
        process.destroy();
    }

    private final class NodeReader implements PageReader {
        private final String name;

        NodeReader(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public double turn(SamplePage page) throws IOException {
            return NodeReaders.this.turn(name, page);
        }
    }
}
