// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * The npm packages that tests use. The first access downloads all missing ones to {@code target/npm}; if there is no
 * npm, the test is skipped. {@code npm-packages.json} lists them by name and version, with npm's integrity hash.
 */
final class NpmPackages {
    private static final Path DIRECTORY = Path.of("target", "npm");
    private static final int TAR_BLOCK = 512;
    private static final JsonObject INTEGRITY =
            JsonParser.parseString(Resource.text("/pages/npm-packages.json")).getAsJsonObject();

    private static final Map<String, String> CACHE = new ConcurrentHashMap<>();

    private NpmPackages() {}

    /**
     * Returns the text of a file.
     *
     * @param id the name and version, such as {@code vue@3.5.45}
     * @param path the path in the package, such as {@code dist/vue.global.js}
     */
    static String file(String id, String path) {
        return CACHE.computeIfAbsent(id + "/" + path, key -> read(id, path));
    }

    private static boolean fetched;

    private static synchronized String read(String id, String path) {
        try {
            Path archive = archive(id);
            if (!fetched) {
                fetchMissing();
                fetched = true;
            }
            byte[] content = Files.readAllBytes(archive);
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(content);
            assertEquals(
                    INTEGRITY.get(id).getAsString(),
                    "sha512-" + Base64.getEncoder().encodeToString(digest),
                    "integrity of " + id);
            return entry(content, "package/" + path);
        } catch (IOException e) {
            throw new UncheckedIOException(id + "/" + path, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the file that {@code npm pack} writes. */
    private static Path archive(String id) {
        return DIRECTORY.resolve(
                id.replaceFirst("^@", "").replaceFirst("[/]", "-").replaceFirst("@", "-") + ".tgz");
    }

    private static void fetchMissing() throws IOException {
        Files.createDirectories(DIRECTORY);
        // Another test process may be fetching them.
        try (FileChannel file = FileChannel.open(
                        DIRECTORY.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            if (lock.isValid() && !INTEGRITY.keySet().stream().allMatch(id -> Files.exists(archive(id)))) {
                fetch();
            }
        }
    }

    private static void fetch() {
        List<String> command =
                new ArrayList<>(List.of("npm", "pack", "--silent", "--pack-destination", DIRECTORY.toString()));
        INTEGRITY.keySet().stream().filter(id -> !Files.exists(archive(id))).forEach(command::add);
        try {
            Process npm = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            boolean exited = npm.waitFor(120, TimeUnit.SECONDS);
            npm.destroy();
            Assumptions.assumeTrue(exited && npm.exitValue() == 0, "npm cannot fetch the packages");
        } catch (IOException e) {
            Assumptions.abort("there is no npm: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Reads a file of a tar archive: its content follows a header of one block, which has its name and size. */
    private static String entry(byte[] archive, String path) throws IOException {
        try (DataInputStream tar = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
            byte[] header = new byte[TAR_BLOCK];
            while (true) {
                tar.readFully(header);
                String name = new String(header, 0, 100, StandardCharsets.UTF_8).trim();
                if (name.isEmpty()) {
                    throw new FileNotFoundException(path);
                }
                int size = Integer.parseInt(new String(header, 124, 11, StandardCharsets.US_ASCII).trim(), 8);
                byte[] content = tar.readNBytes((size + TAR_BLOCK - 1) / TAR_BLOCK * TAR_BLOCK);
                if (name.equals(path)) {
                    return new String(content, 0, size, StandardCharsets.UTF_8);
                }
            }
        }
    }
}
