// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The program file of an installed browser of the Chromium family.
 *
 * @param file an executable file
 */
public record BrowserProgram(Path file) {
    private static final List<String> NAMES = List.of(
            "chromium",
            "chromium-browser",
            "google-chrome-stable",
            "google-chrome",
            "chrome",
            "chrome.exe",
            "microsoft-edge",
            "msedge.exe",
            "chromium-headless-shell");

    private static final List<Path> PLACES = List.of(
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
            Path.of("/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
            Path.of("C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"),
            Path.of("C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"));

    /**
     * Returns the program of this file.
     *
     * @throws IllegalArgumentException if the file is not executable, or is Firefox
     */
    public static BrowserProgram of(Path file) {
        if (file.getFileName().toString().toLowerCase(Locale.ROOT).contains("firefox")) {
            throw new IllegalArgumentException(
                    "Firefox does not report what an audit records, such as who set an entry;"
                            + " name the file of Chromium, Chrome or Edge");
        }
        if (!Files.isExecutable(file)) {
            throw new IllegalArgumentException(file + " is not a program; name the file of Chromium, Chrome or Edge");
        }
        return new BrowserProgram(file);
    }

    /**
     * Returns the first browser in the directories of {@code PATH} or in the usual places.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static BrowserProgram find() {
        List<Path> directories = Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1))
                .filter(text -> !text.isEmpty())
                .map(Path::of)
                .toList();
        Stream<Path> onPath =
                NAMES.stream().flatMap(name -> directories.stream().map(path -> path.resolve(name)));
        return Stream.concat(onPath, PLACES.stream())
                .filter(Files::isExecutable)
                .findFirst()
                .map(BrowserProgram::new)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no browser was found; install Chromium, Chrome or Edge, or name its file with --browser"));
    }
}
