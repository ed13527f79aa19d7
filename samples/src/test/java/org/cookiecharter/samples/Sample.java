// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A sample, built before by the same build. It runs in a copy of its directory, as it writes files there. */
record Sample(String name, Path directory) {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    static final Path DEMO = ROOT.resolve("demo/target/cookie-charter-demo.jar");
    static final Pattern JETTY = Pattern.compile("Started .*ServerConnector.*\\{[^}]*:(\\d+)}");

    /** An option for processes that are too short to benefit from Java's second compiler. */
    private static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";

    private static final Path DISTRIBUTIONS = Path.of("target/distributions").toAbsolutePath();

    /** Copies what a clone contains, without what was built in it. */
    static Sample copy(String name, Path directory) throws IOException {
        Path source = ROOT.resolve("samples").resolve(name);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                String path = source.relativize(file).toString();
                if (!path.matches("(target|dist|node_modules|src/main)(/.*)?") && !path.isEmpty()) {
                    Files.copy(file, directory.resolve(path));
                }
            }
        }
        return new Sample(name, directory);
    }

    /** Returns a file that the build of the sample has made. */
    Path built(String file) {
        return ROOT.resolve("samples").resolve(name).resolve("target").resolve(file);
    }

    SampleProcess startJar(Pattern started) throws IOException {
        return SampleProcess.start(
                directory,
                started,
                List.of(JAVA.toString(), ONE_COMPILER, "-jar", built("site.jar").toString()));
    }

    /** Starts the reverse proxy of the demo in front of a site, in this sample's directory. */
    SampleProcess startDemo(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(JAVA.toString(), ONE_COMPILER, "-jar", DEMO.toString(), "--port", "0", "--data", "data"));
        command.addAll(arguments);
        return SampleProcess.start(directory, Pattern.compile("http://localhost:(\\d+)/"), command);
    }

    SampleProcess startInJettyHome() throws IOException, InterruptedException {
        Path base = Files.createDirectories(directory.resolve("base"));
        unzip(ROOT.resolve("server/target/cookie-charter-jetty-home.zip"), base);
        List<String> start = List.of(
                JAVA.toString(),
                ONE_COMPILER,
                "-jar",
                distribution("jetty-home-").resolve("start.jar").toString());
        List<String> add = new ArrayList<>(start);
        add.add("--add-modules=http,ee11-deploy,ee11-annotations,consent");
        SampleProcess.run(base, add);
        // In place of the example.
        Files.copy(
                directory.resolve("cookies.json"),
                base.resolve("consent/cookies.json"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.copy(built("ROOT.war"), base.resolve("webapps/ROOT.war"));
        List<String> run = new ArrayList<>(start);
        run.add("jetty.http.port=0");
        return SampleProcess.start(base, JETTY, run);
    }

    /** Starts Tomcat with a base directory of its own, so that the distribution stays as it is. */
    SampleProcess startInTomcat() throws IOException {
        Path home = distribution("apache-tomcat-");
        Path base = Files.createDirectories(directory.resolve("base"));
        for (String folder : List.of("conf", "logs", "temp", "webapps", "work")) {
            Files.createDirectories(base.resolve(folder));
        }
        try (Stream<Path> files = Files.list(home.resolve("conf"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file, base.resolve("conf").resolve(home.resolve("conf").relativize(file)));
            }
        }
        Path server = base.resolve("conf/server.xml");
        Files.writeString(
                server,
                Files.readString(server)
                        .replace("port=\"8080\"", "port=\"0\"")
                        .replace("port=\"8005\"", "port=\"-1\""));
        Files.copy(built("ROOT.war"), base.resolve("webapps/ROOT.war"));
        return SampleProcess.start(
                directory,
                Pattern.compile("Starting ProtocolHandler \\[\"http-nio-(?:auto-\\d+-)?(\\d+)\"]"),
                List.of(
                        "env",
                        "CATALINA_BASE=" + base,
                        "CATALINA_OPTS=" + ONE_COMPILER,
                        "JAVA_HOME=" + System.getProperty("java.home"),
                        "sh",
                        home.resolve("bin/catalina.sh").toString(),
                        "run"));
    }

    private static Path distribution(String prefix) throws IOException {
        try (Stream<Path> folders = Files.list(DISTRIBUTIONS)) {
            return folders.filter(folder -> String.valueOf(folder.getFileName()).startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void unzip(Path archive, Path target) {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = target.resolve(entry.getName());
                if (!entry.isDirectory()) {
                    Files.createDirectories(file.resolveSibling(""));
                    Files.copy(zip, file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(archive.toString(), e);
        }
    }
}
