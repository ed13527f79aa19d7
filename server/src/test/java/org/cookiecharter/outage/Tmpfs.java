// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.outage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assumptions;

/** A small in-memory file system that can be filled and made read-only. Requires the permission to mount. */
final class Tmpfs {
    private final Path directory;

    /** Mounts the file system, or skips the test if this user may not mount. */
    Tmpfs(Path directory, int megabytes) throws IOException, InterruptedException {
        this.directory = Files.createDirectory(directory);
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString()),
                "mounting a small file system takes a Linux superuser");
    }

    Path directory() {
        return directory;
    }

    /** Uses all free space. */
    void fill() throws IOException {
        byte[] page = new byte[4096];
        try (OutputStream ballast = Files.newOutputStream(ballast())) {
            while (true) {
                ballast.write(page);
            }
        } catch (IOException full) {
            if (Files.getFileStore(directory).getUsableSpace() > 0) {
                throw full;
            }
        }
    }

    void makeRoom() throws IOException {
        Files.delete(ballast());
    }

    void makeRoom(int kilobytes) throws IOException {
        try (FileChannel ballast = FileChannel.open(ballast(), StandardOpenOption.WRITE)) {
            ballast.truncate(ballast.size() - kilobytes * 1024L);
        }
    }

    private Path ballast() {
        return directory.resolve("ballast");
    }

    boolean makeReadOnly() throws IOException, InterruptedException {
        return run("mount", "-o", "remount,ro", directory.toString());
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            // Other systems have no such command.
            return false;
        }
    }

    void unmount() throws IOException, InterruptedException {
        run("umount", "-l", directory.toString());
    }
}
