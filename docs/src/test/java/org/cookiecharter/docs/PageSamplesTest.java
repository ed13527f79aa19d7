// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mozilla.javascript.CompilerEnvirons;
import org.xml.sax.InputSource;

/** Tests that HTML, CSS, scripts and XML in samples are well formed and use existing names. */
class PageSamplesTest {
    private static final Path BANNER = Page.ROOT.resolve("banner-js/src/main");
    private static final Pattern OURS_IN_CSS = Pattern.compile("--cc-[a-z]+|cookie-charter[\\w-]*");
    private static final Pattern OURS_IN_JS = Pattern.compile("cookieCharter\\.(\\w+)|addEventListener\\('(\\w+)'");

    private static final Pattern IMPORT = Pattern.compile("(?m)^import \\{([\\w, ]+)} from '([^']+)';$");

    static Stream<Sample> html() {
        return Page.samples("html").stream();
    }

    static Stream<Sample> css() {
        return Page.samples("css").stream();
    }

    static Stream<Sample> js() {
        return Page.samples("js").stream();
    }

    static Stream<Sample> xml() {
        return Page.samples("xml").stream();
    }

    @ParameterizedTest
    @MethodSource("html")
    void htmlIsValidAndUsesKnownMarks(Sample sample) throws IOException {
        Parser parser = Parser.htmlParser().setTrackErrors(10);
        String page = sample.text().startsWith("<!doctype") ? "" : "<!doctype html><title>.</title>";
        List<Element> elements =
                parser.parseInput(page + sample.text(), "https://example.org/").getAllElements();
        assertEquals(
                List.of(), parser.getErrors().stream().map(ParseError::toString).toList());
        String script = sources("js")
                + sources("../../../server/src/main/java/org/cookiecharter/html/thirdparty")
                + sources("../../../server/src/main/java/org/cookiecharter/html");
        for (Element element : elements) {
            element.attributes().forEach(attribute -> {
                if (attribute.getKey().startsWith("data-")) {
                    assertTrue(knows(script, attribute.getKey()), attribute.getKey());
                }
            });
        }
    }

    /** Returns whether the script uses a name, possibly composed of {@code data-} and an attribute's name. */
    private static boolean knows(String script, String name) {
        return script.contains(name) || script.contains('\'' + name.substring("data-".length()) + '\'');
    }

    @ParameterizedTest
    @MethodSource("css")
    void cssUsesExistingNames(Sample sample) throws IOException {
        String style = sources("css") + sources("java/org/cookiecharter/banner");
        Matcher names = OURS_IN_CSS.matcher(sample.text());
        while (names.find()) {
            assertTrue(style.contains(names.group().replaceFirst("cookie-charter__", "")), names.group());
        }
        assertEquals(count(sample.text(), '{'), count(sample.text(), '}'));
    }

    private static long count(String text, char sign) {
        return text.chars().filter(c -> c == sign).count();
    }

    @ParameterizedTest
    @MethodSource("js")
    void scriptsParseAndCallExistingFunctions(Sample sample) throws IOException {
        CompilerEnvirons language = new CompilerEnvirons();
        language.setLanguageVersion(org.mozilla.javascript.Context.VERSION_ECMASCRIPT);
        String types = sources("module");
        // The parser knows no modules.
        Matcher imports = IMPORT.matcher(sample.text());
        while (imports.find()) {
            if (imports.group(2).equals("cookie-charter-banner")) {
                for (String name : imports.group(1).split(", ", -1)) {
                    assertTrue(types.contains("export function " + name + "("), name);
                }
            }
        }
        new org.mozilla.javascript.Parser(language).parse(imports.replaceAll(""), sample.place(), 1);
        Matcher names = OURS_IN_JS.matcher(sample.text());
        while (names.find()) {
            String name = names.group(1) == null ? names.group(2) : names.group(1);
            assertTrue(types.matches("(?s).*\\b" + name + "[(:].*"), name);
        }
    }

    @ParameterizedTest
    @MethodSource("xml")
    void xmlIsWellFormedAndUsesExistingArtifacts(Sample sample) throws Exception {
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<sample>" + sample.text() + "</sample>")));
        Matcher ours = Pattern.compile("<artifactId>(cookie-charter[^<]*)").matcher(sample.text());
        while (ours.find()) {
            String artifact = "<artifactId>" + ours.group(1) + "</artifactId>";
            assertTrue(Poms.all().stream().anyMatch(pom -> pom.contains(artifact)), artifact);
        }
    }

    private static String sources(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(BANNER.resolve(folder))) {
            return files.filter(Files::isRegularFile).map(PageSamplesTest::read).collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
