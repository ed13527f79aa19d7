// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The files of one version in the layout of a Maven repository, and what Maven Central requires of them. Uses only the
 * JDK, so that {@code java ReleaseBundle.java DIRECTORY VERSION} can check a bundle.
 */
final class ReleaseBundle {
    private static final List<String> CHECKSUMS = List.of("md5", "sha1");
    private static final Map<String, String> ALGORITHMS = Map.of("md5", "MD5", "sha1", "SHA-1");

    /** Paths of elements that each POM must have, its own or its parent's. */
    private static final List<String> REQUIRED = List.of(
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "scm/url",
            "scm/connection");

    private final Path directory;
    private final String version;
    private final Map<String, Element> poms = new HashMap<>();
    private final Map<Path, Element> pomsOfFiles = new HashMap<>();
    private final List<String> errors = new ArrayList<>();

    private ReleaseBundle(Path directory, String version) {
        this.directory = directory;
        this.version = version;
    }

    /**
     * Prints each error, and exits with status 1 if there is one.
     *
     * @param arguments the directory and the version
     */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        List<String> errors = errors(directory, arguments[1]);
        errors.forEach(System.out::println);
        placeholders(directory).forEach(name -> System.out.println("to be set by the owner: " + name));
        System.out.println(errors.size() + " errors in " + artifacts(directory) + " artifacts of " + arguments[1]);
        System.exit(errors.isEmpty() ? 0 : 1);
    }

    /** Returns what Maven Central would reject, each with the file and the rule; empty if the bundle is complete. */
    static List<String> errors(Path directory, String version) throws Exception {
        ReleaseBundle bundle = new ReleaseBundle(directory, version);
        List<Path> files = files(directory);
        for (Path file : files) {
            if (file.toString().endsWith(".pom")) {
                Element pom = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(file.toFile())
                        .getDocumentElement();
                bundle.poms.put(text(pom, "artifactId"), pom);
                bundle.pomsOfFiles.put(file, pom);
            }
        }
        if (bundle.poms.isEmpty()) {
            bundle.error(directory, "contains no artifact");
        }
        if (version.endsWith("-SNAPSHOT")) {
            bundle.error(directory, "is of a version that ends with -SNAPSHOT");
        }
        for (Path file : files) {
            bundle.check(file);
        }
        return bundle.errors;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static long artifacts(Path directory) throws IOException {
        return files(directory).stream()
                .filter(file -> file.toString().endsWith(".pom"))
                .count();
    }

    /** Returns the values in POMs that stand for what only the owner knows. */
    private static List<String> placeholders(Path directory) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(directory)) {
            if (file.toString().endsWith(".pom")) {
                Files.readString(file)
                        .lines()
                        .filter(line -> line.contains("example.org"))
                        .forEach(line -> found.add(line.strip() + " in " + name(file)));
            }
        }
        return found;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private void error(Path file, String problem) {
        errors.add(directory.relativize(file) + ": " + problem);
    }

    private void check(Path file) throws IOException, GeneralSecurityException {
        String name = name(file);
        if (name.matches("maven-metadata\\.xml.*|.*\\.(asc|md5|sha1|sha256|sha512)")) {
            return;
        }
        if (!Files.isRegularFile(file.resolveSibling(name + ".asc"))
                || !Files.readString(file.resolveSibling(name + ".asc")).startsWith("-----BEGIN PGP SIGNATURE-----")) {
            error(file, "has no signature (.asc)");
        }
        for (String checksum : CHECKSUMS) {
            Path path = file.resolveSibling(name + "." + checksum);
            byte[] digest = MessageDigest.getInstance(ALGORITHMS.get(checksum)).digest(Files.readAllBytes(file));
            if (!Files.exists(path)
                    || !Files.readString(path).strip().equals(HexFormat.of().formatHex(digest))) {
                error(file, "has no correct checksum (." + checksum + ")");
            }
        }
        Element pom = pomsOfFiles.get(file);
        if (pom != null) {
            checkPom(file, pom);
        }
    }

    private void checkPom(Path file, Element pom) throws IOException {
        Path home = directory
                .resolve(inherited(pom, "groupId").replace('.', '/'))
                .resolve(text(pom, "artifactId"))
                .resolve(version);
        if (!file.equals(home.resolve(name(file)))) {
            error(file, "is not in the directory of its coordinates, " + directory.relativize(home));
        }
        for (String element : List.of("name", "description")) {
            if (text(pom, element).isEmpty()) {
                error(file, "has no <" + element + ">");
            }
        }
        for (String path : REQUIRED) {
            if (inherited(pom, path).isEmpty()) {
                error(file, "has no <" + path.replace("/", "><") + ">, and its parent has none");
            }
        }
        if (!text(pom, "packaging").equals("pom")) {
            String stem = name(file).replaceFirst("\\.pom$", "");
            for (String suffix : List.of(".jar", "-sources.jar", "-javadoc.jar")) {
                checkJar(file.resolveSibling(stem + suffix));
            }
        }
    }

    private void checkJar(Path jar) throws IOException {
        if (!Files.exists(jar)) {
            error(jar, "is missing");
            return;
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            if (zip.stream()
                    .allMatch(entry -> entry.isDirectory() || entry.getName().startsWith("META-INF/"))) {
                error(jar, "contains nothing but META-INF");
            }
        }
    }

    /** Returns the text of an element of the POM, or of its parent in this bundle; empty if neither has it. */
    private String inherited(Element pom, String path) {
        String own = text(pom, path);
        Element parent = poms.get(text(pom, "parent/artifactId"));
        return own.isEmpty() && parent != null ? inherited(parent, path) : own;
    }

    /** Returns the text at a path of element names; empty if there is none. */
    private static String text(Element element, String path) {
        Node at = element;
        for (String name : path.split("/", -1)) {
            Node child = at.getFirstChild();
            while (child != null && !child.getNodeName().equals(name)) {
                child = child.getNextSibling();
            }
            if (child == null) {
                return "";
            }
            at = child;
        }
        return at.getTextContent().strip();
    }
}
