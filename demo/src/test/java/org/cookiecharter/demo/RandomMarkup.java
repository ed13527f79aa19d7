// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random markup with third-party addresses: foreign content in HTML and the reverse, elements whose content is text,
 * tables, comments with odd ends, attributes in all syntaxes. The same seed gives the same markup.
 */
final class RandomMarkup {
    private static final String[] FOREIGN =
            ("svg svg svg math math g foreignObject foreignobject desc title circle style script a font "
                            + "mi mo mn ms mtext mrow mglyph malignmark annotation-xml annotation-xml SVG Math")
                    .split(" ");

    private static final String[] TEXT =
            ("script style title textarea xmp iframe noembed noframes plaintext template STYLE Title "
                            + "script style title textarea xmp iframe noembed noscript")
                    .split(" ");

    private static final String[] HTML =
            ("p div b i a font span table tbody tr td th caption colgroup col select option optgroup button ul li "
                            + "dl dd h1 form br hr pre listing nobr u em template ruby rt body html head frameset frame "
                            + "center object applet marquee button input label main x-y section")
                    .split(" ");

    private static final String[] STARTS = {
        "<p>", "<!doctype html><p>", "<!doctype html><html><head>", "<!doctype html><title>a</title><body>",
    };

    private static final String[] ADDRESSES = {
        "https://third.example/1",
        "//third.example/2",
        "HTTP://THIRD.example/3",
        "\\\\third.example\\4",
        "https:/\\third.example/5",
        "&#104;ttps://third.example/6",
        "https&colon;&sol;/third.example/7",
        "//thi&#x72;d&period;example/8",
        "https://user@third.example:444/9?a&lt=1",
        "https:third.example",
    };

    private static final String[] LOADING = {
        "<img src=%s>",
        "<img src='%s'>",
        "<IMG SRC=\"%s\" alt=\">\">",
        "<img alt='' src = %s />",
        "<img src=/own src=%s>",
        "<img src=%s src=/own>",
        "<img srcset=\"/a 1x, %s 2x\">",
        "<image src=%s>",
        "<image href=%s />",
        "<image xlink:href=\"%s\"></image>",
        "<use href=\"%s#a\"/>",
        "<script src=%s></script>",
        "<script async src=%s></script>",
        "<script href=%s></script>",
        "<script href=\"%s\"/>",
        "<style>@import \"%s\";</style>",
        "<link rel=stylesheet href=%s>",
        "<link rel=canonical href=%s>",
        "<iframe src=%s></iframe>",
        "<iframe srcdoc=\"<img src='%s'>\"></iframe>",
        "<video poster=%s><source src=%s></video>",
        "<object data=%s></object>",
        "<embed src=%s>",
        "<input type=image src=%s>",
        "<input src=%s>",
        "<table background=%s>",
        "<td background=%s>",
        "<a ping=%s>",
        "<frame src=%s>",
        "<feImage href=%s />",
    };

    private static final String[] COMMENTS = {
        "<!--",
        "-->",
        "--!>",
        "<!-->",
        "<!--->",
        "<!---->",
        "<!----!>",
        "<!--->-->",
        "<!-- -- >",
        "--",
        "<!",
        "<!x",
        "<?",
        "<?xml ?>",
        "</",
        "</>",
        "</ x>",
        "<![CDATA[",
        "<![CDATA[",
        "]]>",
        "]]>",
        "]]",
        "<![cdata[",
        "<!DOCTYPE html>",
        "<!doctype",
        "<!-",
    };

    private static final String[] TEXTS = {
        "a", " ", "\n", ">", "<", "\"", "'", "=", "/", "&amp;", "&lt;", "\0", "é", "<1", "< p>", "</p", "<p", "<\0",
        "\r\n", "\f",
    };

    private static final String[] ATTRIBUTES = {
        "color=red",
        "face",
        "SIZE=1",
        "class=x",
        "title",
        "encoding=text/html",
        "encoding='Application/xhtml+xml'",
        "encoding=x",
        "type=text/plain",
        "type=module",
        "type=hidden",
        "src=/own",
        "src",
        "=",
        "=x",
        "\"",
        "'",
        "a=b/",
        "a='>'",
        "a=\">\"",
        "a=<",
        "a=\"&quot;\"",
        "title='<img src=//third.example>'",
        "title=\"-->\"",
        "title=']]>'",
        "title='</style>'",
        "/",
        "\0",
        "a\0=1",
        "b=`",
        "data-consent-src=x",
        "shadowrootmode=open",
        "hidden",
        "rel=stylesheet",
        "id=a id=b",
    };

    private final Random random;

    RandomMarkup(long seed) {
        random = new Random(seed);
    }

    /** Returns the parts of a page. */
    List<String> parts() {
        List<String> parts = new ArrayList<>();
        parts.add(any(STARTS));
        for (int i = 3 + random.nextInt(15); i > 0; i--) {
            parts.add(part());
        }
        parts.add("<img src=//third.example/last>");
        return parts;
    }

    private String part() {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> startTag(FOREIGN);
            case 4, 5 -> startTag(HTML);
            case 6, 7 -> startTag(TEXT);
            case 8, 9 -> "</" + any(FOREIGN) + rareAttributes() + ">";
            case 10, 11 -> "</" + any(HTML) + rareAttributes() + ">";
            case 12, 13 -> "</" + any(TEXT) + rareAttributes() + ">";
            case 14, 15, 16 -> any(LOADING).replace("%s", any(ADDRESSES));
            case 17, 18 -> any(COMMENTS);
            default -> any(TEXTS);
        };
    }

    private String startTag(String[] names) {
        String name = any(names);
        return "<" + name + rareAttributes() + (random.nextInt(8) == 0 ? "/>" : ">");
    }

    private String rareAttributes() {
        StringBuilder attributes = new StringBuilder();
        while (random.nextInt(4) == 0) {
            attributes.append(random.nextInt(12) == 0 ? "/" : " ").append(any(ATTRIBUTES));
        }
        return attributes.toString();
    }

    private String any(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
