// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.html;

import java.util.Random;

/** A kind of page that sites send, generated so that all runs read the same bytes. */
enum GeneratedPage {
    /** Nested elements of a page builder, with many classes and little text. */
    TAGS("tags", 200_000) {
        @Override
        void appendPart(StringBuilder html, Random random, int part) {
            html.append("<div class=\"row row-")
                    .append(part % 12)
                    .append(" align-items-center\"><div class=\"col-sm-6 col-lg-4\" data-index=\"")
                    .append(part)
                    .append("\"><div class=\"box\"><span class=\"icon\"></span><a class=\"link\" href=\"/item/")
                    .append(part)
                    .append("\"><b>")
                    .append(words(random, 1))
                    .append("</b> <i>")
                    .append(words(random, 1))
                    .append("</i></a><br><input type=\"checkbox\" name=\"c")
                    .append(part)
                    .append("\" checked><label for=\"c\">")
                    .append(words(random, 2))
                    .append("</label></div></div></div>\n");
        }
    },
    /** The data and the code of an application that renders itself in the browser. */
    SCRIPTS("scripts", 400_000) {
        @Override
        void appendPart(StringBuilder html, Random random, int part) {
            html.append("<div id=\"root")
                    .append(part)
                    .append("\"></div><script>window.__data = window.__data || []; window.__data.push({\"id\": ")
                    .append(part);
            for (int i = 0; i < 60; i++) {
                html.append(", \"k")
                        .append(i)
                        .append("\": \"")
                        .append(words(random, 6))
                        .append("\"");
            }
            html.append("}); if (1 < 2 && window.start) { window.start('<p>' + ")
                    .append(part)
                    .append(" + '</p>'); }</script>\n<style>.root")
                    .append(part)
                    .append(" > .a:hover { color: #123456; margin: 0 auto; }</style>\n");
        }
    },
    /** The products of a shop, with pictures in several sizes and icons. */
    SHOP("shop", 300_000) {
        @Override
        void appendPart(StringBuilder html, Random random, int part) {
            html.append("<article class=\"product\" data-sku=\"")
                    .append(100_000 + part)
                    .append("\"><a href=\"/p/")
                    .append(part)
                    .append("\"><img loading=\"lazy\" src=\"/img/")
                    .append(part)
                    .append(".jpg\" srcset=\"/img/")
                    .append(part)
                    .append("-300.jpg 300w, /img/")
                    .append(part)
                    .append("-600.jpg 600w\" alt=\"")
                    .append(words(random, 4))
                    .append("\" width=\"300\" height=\"300\"></a>\n<h3>")
                    .append(words(random, 5))
                    .append("</h3><p class=\"price\" style=\"color:#900\">")
                    .append(part)
                    .append(",99&nbsp;€</p>\n<button type=\"button\" class=\"btn btn-primary\" aria-label=\"")
                    .append(words(random, 2))
                    .append(
                            "\"><svg viewBox=\"0 0 24 24\" class=\"icon\"><path d=\"M10 20v-6h4v6h5v-8h3L12 3 2 12h3v8z")
                    .append("M7 13a2 2 0 1 0 0 4 2 2 0 0 0 0-4z\"/></svg> ")
                    .append(words(random, 2))
                    .append("</button></article>\n");
            if (part % 40 == 0) {
                html.append("<script type=\"application/ld+json\">{\"@type\": \"Product\", \"sku\": \"")
                        .append(part)
                        .append("\"}</script><iframe src=\"https://video.example/embed/1\"></iframe>\n");
            }
        }
    },
    /** Articles of a newspaper: long paragraphs, links, some pictures and comments. */
    NEWS("news", 200_000) {
        @Override
        void appendPart(StringBuilder html, Random random, int part) {
            html.append("<article>\n  <h2><a href=\"/news/")
                    .append(part)
                    .append("\">")
                    .append(words(random, 8))
                    .append("</a></h2>\n  <figure><img src=\"/photo/")
                    .append(part)
                    .append(".jpg\" alt=\"\"><figcaption>")
                    .append(words(random, 12))
                    .append("</figcaption></figure>\n");
            for (int i = 0; i < 5; i++) {
                html.append("  <p>")
                        .append(words(random, 60))
                        .append(" <em>")
                        .append(words(random, 3))
                        .append("</em> ")
                        .append(words(random, 20))
                        .append("</p>\n");
            }
            html.append("  <!-- advertisement slot ").append(part).append(" -->\n</article>\n");
        }
    },
    /** A table of 2 MB, as exports of data are. */
    TABLE("table of 2 MB", 2_000_000) {
        @Override
        void appendPart(StringBuilder html, Random random, int part) {
            html.append(part == 0 ? "<table><tbody>" : "")
                    .append("<tr><td>")
                    .append(part)
                    .append("</td><td>")
                    .append(words(random, 2))
                    .append("</td><td class=\"number\">")
                    .append(random.nextInt(1_000_000))
                    .append("</td><td>")
                    .append(words(random, 1))
                    .append("</td><td><a href=\"/row/")
                    .append(part)
                    .append("\">")
                    .append(words(random, 1))
                    .append("</a></td></tr>\n");
        }
    };

    private static final String[] WORDS = {
        "town",
        "counted",
        "each",
        "month",
        "and",
        "free",
        "to",
        "use",
        "the",
        "measures",
        "a",
        "of",
        "data",
        "for",
        "population",
        "in",
        "report",
        "été",
        "is",
        "published"
    };

    private final String title;
    private final int length;

    GeneratedPage(String title, int length) {
        this.title = title;
        this.length = length;
    }

    abstract void appendPart(StringBuilder html, Random random, int part);

    String title() {
        return title;
    }

    String markup() {
        Random random = new Random(1);
        StringBuilder html = new StringBuilder(
                        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>Portal</title>\n")
                .append("<link rel=\"stylesheet\" href=\"/style.css\">\n<script src=\"/main.js\" defer></script>\n")
                .append("</head>\n<body>\n");
        for (int part = 0; html.length() < length; part++) {
            appendPart(html, random, part);
        }
        return html.append("</body>\n</html>\n").toString();
    }

    private static String words(Random random, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return words.toString();
    }
}
