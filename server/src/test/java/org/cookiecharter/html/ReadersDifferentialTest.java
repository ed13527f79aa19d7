// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests that both readers of markup agree: the one that skips whole tags needs several units at a time and reads
 * nothing of a page that arrives byte by byte, which the one that reads unit by unit does.
 */
class ReadersDifferentialTest {
    private static final int PAGES = 1_500;
    private static final int MAX_PARTS = 40;

    private static final List<String> NAMES = List.of(
            "a",
            "A",
            "p",
            "div",
            "td",
            "table",
            "img",
            "IMG",
            "image",
            "input",
            "link",
            "meta",
            "body",
            "iframe",
            "script",
            "SCRIPT",
            "style",
            "title",
            "textarea",
            "noscript",
            "noframes",
            "plaintext",
            "select",
            "option",
            "frameset",
            "svg",
            "math",
            "g",
            "path",
            "use",
            "foreignObject",
            "desc",
            "mi",
            "annotation-xml",
            "font",
            "object",
            "video",
            "x-long-element",
            "a-b",
            "a:b",
            "h1",
            "br",
            "base",
            "template",
            "é",
            "b\u0001c",
            "feImage");
    private static final List<String> ATTRIBUTES = List.of(
            "src",
            "SRC",
            "srcset",
            "href",
            "xlink:href",
            "ping",
            "background",
            "backgroundx",
            "data",
            "data-consent",
            "data-content",
            "data-consent-src",
            "style",
            "Style",
            "class",
            "id",
            "type",
            "rel",
            "color",
            "encoding",
            "content",
            "http-equiv",
            "srcdoc",
            "=",
            "\"",
            "'",
            "é",
            "s\u0130",
            "bac\u212Aground",
            "to",
            "nonce");
    private static final List<String> VALUES = List.of(
            "//a.held.example/x",
            "https://a.held.example",
            "/own",
            "x.png",
            "",
            "#a",
            "http:a.held.example",
            "\\\\a.held.example",
            "/&#x2f;a.held.example",
            "/\n/a.held.example",
            "/a, //a.held.example 2x",
            "module",
            "text/plain",
            "stylesheet",
            "refresh",
            "0;url=//a.held.example",
            "image",
            "text/html",
            "color:red",
            "background:url(//a.held.example)",
            "a=b",
            "a'b",
            "a>b",
            "/",
            "&lt;img src=//a.held.example&gt;",
            "é");
    private static final List<String> TEXTS = List.of(
            "text ",
            "<",
            "< ",
            "</",
            "</>",
            "<>",
            "<!",
            "<!>",
            "<!-->",
            "<!--->",
            "<!---->",
            "<!-- a -->",
            "<!-- a --!>",
            "<!-- > -->",
            "<!-- <img src=//a.held.example> -->",
            "<!--!>",
            "<!-- - -- -",
            "-->",
            "<!---!>x-->",
            "<![CDATA[ <img src=//a.held.example> ]]>",
            "<!doctype html>",
            "<?x y?>",
            "&amp;",
            "]]>",
            "var a = 1 < 2; '<p>';",
            "<!-- <script>",
            "@import '//a.held.example';",
            "a { b: url(//a.held.example) }",
            "a { color: red }",
            "import '//a.held.example/m.js';",
            "</scrip",
            "</script",
            "</style",
            " \n",
            "é");

    @ParameterizedTest
    @EnumSource
    void readersAgree(TestPageResponse.Type type) {
        Random random = new Random(type.name().hashCode());
        TestPageResponse pages = TestPageResponse.holding(type);
        for (int i = 0; i < PAGES; i++) {
            String markup = page(random);
            byte[] page = markup.getBytes(
                    type == TestPageResponse.Type.WIDE ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
            int[] ones = new int[page.length];
            Arrays.fill(ones, 1);
            byte[] whole = pages.sent(page, new int[] {page.length});
            assertArrayEquals(pages.sent(page, ones), whole, () -> "in one piece: " + markup);
            int cut = random.nextInt(page.length);
            assertArrayEquals(
                    whole, pages.sent(page, new int[] {cut, page.length - cut}), () -> "cut at " + cut + ": " + markup);
        }
    }

    private static String page(Random random) {
        StringBuilder page =
                new StringBuilder(random.nextBoolean() ? "<!doctype html><html><head></head><body>" : "<p>");
        int parts = 1 + random.nextInt(MAX_PARTS);
        for (int i = 0; i < parts; i++) {
            switch (random.nextInt(4)) {
                case 0 -> page.append(one(random, TEXTS));
                case 1 -> appendTag(page.append("</").append(one(random, NAMES)), random, random.nextInt(8) / 7);
                default -> appendTag(page.append('<').append(one(random, NAMES)), random, random.nextInt(4));
            }
        }
        return page.toString();
    }

    private static void appendTag(StringBuilder page, Random random, int attributes) {
        for (int i = 0; i < attributes; i++) {
            page.append(one(random, List.of(" ", " ", " ", "\n", "/", "  "))).append(one(random, ATTRIBUTES));
            String equals = one(random, List.of("=", "=", "=", " = ", ""));
            String quote = one(random, List.of("\"", "\"", "'", ""));
            if (!equals.isEmpty()) {
                page.append(equals).append(quote).append(one(random, VALUES)).append(quote);
            }
        }
        page.append(one(random, List.of(">", ">", ">", ">", ">", " >", "/>", " />", "/ >", "")));
    }

    private static String one(Random random, List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
