// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A text file that is replaced as a whole: after a crash, and for readers at any time, it has either the previous or
 * the new content.
 */
public final class AtomicFile {
    /** A condition on which a file is replaced. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws IOException;
    }

    private AtomicFile() {}

    /**
     * Replaces the content of a file, or creates the file. A symbolic link stays one. When this method returns, the
     * content is on the disk.
     *
     * @throws IOException if the file cannot be written; its previous content remains
     */
    public static void write(Path file, String text) throws IOException {
        boolean unused = writeIf(file, text, () -> true);
    }

    /**
     * Replaces the content of a file like {@link #write}, if a condition holds immediately before.
     *
     * @return whether the file was replaced
     * @throws IOException if the file cannot be written, or the condition fails; its previous content remains
     */
    public static boolean writeIf(Path file, String text, Condition condition) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path newFile = target.resolveSibling(target.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                newFile, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        if (Files.exists(target) && Files.getFileStore(target).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(newFile, Files.getPosixFilePermissions(target));
        }
        if (!condition.holds()) {
            Files.delete(newFile);
            return false;
        }
        try {
            Files.move(newFile, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(newFile, target, StandardCopyOption.REPLACE_EXISTING);
        }
        forceDirectory(target.resolveSibling("."));
        return true;
    }

    /** Makes the new name durable. Not every system can open a directory; those that cannot need no such step. */
    private static void forceDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows.
        }
    }
}
