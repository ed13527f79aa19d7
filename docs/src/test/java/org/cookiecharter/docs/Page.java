// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/** A page of the documentation, in Markdown. */
record Page(Path file, Node content) {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path INDEX = ROOT.resolve("docs/README.md");

    /** The language of samples that do not name one. */
    private static final String COMMANDS = "sh";

    private static final Parser PARSER =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

    static Page of(Path file) {
        try {
            return new Page(file, PARSER.parse(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns all pages: the README, and those in {@code docs}, {@code .github} and {@code samples}. */
    static List<Page> all() {
        List<Page> pages = new ArrayList<>(List.of(of(ROOT.resolve("README.md"))));
        for (String folder : List.of("docs", "docs/pages", ".github", "samples")) {
            files(ROOT.resolve(folder)).stream().map(Page::of).forEach(pages::add);
        }
        try (Stream<Path> samples = Files.list(ROOT.resolve("samples"))) {
            samples.map(folder -> folder.resolve("README.md"))
                    .filter(Files::exists)
                    .sorted()
                    .map(Page::of)
                    .forEach(pages::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Sample> samples(String language) {
        return all().stream()
                .flatMap(page -> page.samples().stream())
                .filter(sample -> sample.language().equals(language))
                .toList();
    }

    List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        content.accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                String language = block.getInfo().isEmpty() ? COMMANDS : block.getInfo();
                samples.add(new Sample(place(block), language, block.getLiteral()));
            }

            @Override
            public void visit(IndentedCodeBlock block) {
                samples.add(new Sample(place(block), COMMANDS, block.getLiteral()));
            }
        });
        return samples;
    }

    /** Returns the targets of links and images. */
    List<String> links() {
        List<String> links = new ArrayList<>();
        content.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                links.add(image.getDestination());
            }
        });
        return links;
    }

    /** Returns the anchors of this page that links may name, as repository hosts derive them from the headings. */
    List<String> anchors() {
        List<String> anchors = new ArrayList<>();
        headings(heading -> anchors.add(TextContentRenderer.builder()
                .build()
                .render(heading)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-')));
        return anchors;
    }

    private void headings(Consumer<Heading> use) {
        content.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                use.accept(heading);
            }
        });
    }

    private String place(Node node) {
        return ROOT.relativize(file) + ":" + (node.getSourceSpans().get(0).getLineIndex() + 1);
    }

    @Override
    public String toString() {
        return ROOT.relativize(file).toString();
    }
}
