// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The modules, classes and files of the build. */
final class Poms {
    private Poms() {}

    /** Returns the text of each {@code pom.xml}. */
    static List<String> all() {
        List<String> texts = new ArrayList<>();
        for (Path file : sources()) {
            if (file.endsWith("pom.xml")) {
                try {
                    texts.add(Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return texts;
    }

    static boolean hasProfile(String id) {
        return all().stream().anyMatch(pom -> pom.matches("(?s).*<profile>\\s*<id>" + id + "</id>.*"));
    }

    /** Returns whether there is a class of this name, which may be simple or contain {@code *} as a wildcard. */
    static boolean hasClass(String name) {
        String file = ".*/" + name.replace('.', '/').replace("*", "[^/]*") + "\\.java";
        return sources().stream().anyMatch(source -> source.toString().matches(file));
    }

    /** Returns every source file of the repository. */
    static List<Path> sources() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(Page.ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = String.valueOf(folder.getFileName());
                    return List.of("target", "dist", ".git", "node_modules").contains(name)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
