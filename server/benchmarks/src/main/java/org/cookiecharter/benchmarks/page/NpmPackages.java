// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The npm packages of the other banners, downloaded and unpacked once. Their dependencies are not needed, because the
 * packages contain bundles.
 */
final class NpmPackages {
    private final Path directory;

    NpmPackages(Path directory) {
        this.directory = directory;
    }

    /** Returns the directory of a banner's package. */
    Path of(Contender contender) throws IOException, InterruptedException {
        Path files = directory.resolve(contender.name() + '-' + contender.version());
        if (!Files.exists(files)) {
            Files.createDirectories(directory);
            String named = contender.name() + '@' + contender.version();
            run(directory, "npm", "pack", "--silent", named);
            Path unpacked = Files.createTempDirectory(directory, "unpacking");
            run(unpacked, "tar", "xzf", "../" + contender.name() + '-' + contender.version() + ".tgz");
            Files.move(unpacked.resolve("package"), files);
            Files.delete(unpacked);
        }
        return files;
    }

    private static void run(Path in, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(
                    String.join(" ", command) + " failed; the packages are downloaded from the npm registry");
        }
    }
}
