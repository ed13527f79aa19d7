// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Tests of malformed markup, compared with a parser that builds a tree like browsers. */
class BlockedElementsTest {
    private static final String[] PIECES = {
        "<img src=//a.held.example>",
        "<img src='//a.held.example'>",
        "<script src=//a.held.example>",
        "</script>",
        "<style>",
        "</style>",
        "<!--",
        "-->",
        "--!>",
        "<!",
        "<?",
        "</",
        ">",
        "<",
        "\"",
        "'",
        "=",
        "/",
        " ",
        "a",
        "<svg>",
        "</svg>",
        "<svg/>",
        "<math>",
        "<mi>",
        "</math>",
        "<foreignObject>",
        "<desc>",
        "</desc>",
        "<![CDATA[",
        "]]>",
        "<title>",
        "</title>",
        "<textarea>",
        "</textarea>",
        "<p a=\"",
        "<p a='",
        "<p a=",
        "<p ",
        "<div>",
        "</div>",
        "<template>",
        "</template>",
        "<table>",
        "<td>",
        "</table>",
        "<iframe>",
        "</iframe>",
        "<xmp>",
        "</xmp>",
    };

    @Test
    void parserFindsNoBlockedImageOrScript() {
        int found = 0;
        for (int seed = 0; seed < 10_000; seed++) {
            String page = page(new Random(seed));
            String rewritten = BlockingTestSite.of(page);
            for (Element element : Jsoup.parse(rewritten).select("img[src], script[src]")) {
                boolean runs = !element.normalName().equals("script")
                        || !element.attr("type").equals("text/plain");
                boolean blocked = element.attr("src").startsWith("//a.held.example");
                assertTrue(!runs || !blocked, () -> "left in " + rewritten + " of " + page);
            }
            found += Jsoup.parse(rewritten).select("[data-consent-blocked]").size();
        }
        assertTrue(found > 3_000, "blocked: " + found);
    }

    @Test
    void blocksMarkupSplitAnywhere() {
        for (int seed = 0; seed < 3_000; seed++) {
            String page = page(new Random(seed));
            assertEquals(BlockingTestSite.of(page), new BlockingTestSite().through(page, 1 + seed % 7, false), page);
        }
    }

    @Test
    void readsOrdinaryTagsLikeUnitByUnit() {
        String[] pieces =
                "<p;</p;<a;</a;<h1;<x-y;<svg;</svg;<title;</title;<blockquote;</blockquote;<noscript;</noscript"
                        .concat(";>;>;>; ;\n;/;=;\";';b;É;-;<;!;<img src=//a.held.example>;<img src='//a.held.example'")
                        .split(";", -1);
        int found = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder soup = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) {
                soup.append(pieces[random.nextInt(pieces.length)]);
            }
            String page = soup.append("<img src=//a.held.example>").toString();
            String singly = new BlockingTestSite().through(page, 1, false);
            assertEquals(singly, BlockingTestSite.of(page), page);
            found += singly.contains("data-consent-blocked") ? 1 : 0;
        }
        assertTrue(found > 5_000, "blocked: " + found);
    }

    private static String page(Random random) {
        StringBuilder page = new StringBuilder();
        for (int i = random.nextInt(14); i >= 0; i--) {
            page.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return page.append(PIECES[random.nextInt(3)]).toString();
    }
}
