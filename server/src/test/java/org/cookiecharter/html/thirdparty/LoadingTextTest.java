// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.thirdparty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cookiecharter.html.BlockingTestSite;
import org.cookiecharter.html.parser.DeferredElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadingTextTest {
    private static final String BLOCKED = " data-consent-blocked=\"ads\" type=\"text/plain\"";

    /** {@code ^} marks the text that hides imports from preload scanners. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<style|>^@import \"http://a.held.example/fonts.css\";</style>",
                "<style|>^@IMPORT url(//a.held.example/f.css) screen;</style>",
                "<style|>p{background:red url( 'http://a.held.example/b.png' )}</style>",
                "<style|>@font-face{src:url(//a.held.example/f.woff2)format('woff2')}</style>",
                "<style|>p{background:image-set(\"/1.png\" 1x, \"//a.held.example/2.png\" 2x)}</style>",
                "<style|>p{background:\\75rl(\\2f\\2f a.held.example/b)}</style>",
                "<style|>@\\69mport '\\68ttp://a.held.example/'</style>",
                "<style|>^/* ' */@import/**/'//a.\\\nheld.example/'</style>",
                "<style|>.a{content:'x\\'};url(';background:url(//a.held.example)}</style>",
                "<style|>p{background:url(//a.held.example/b.png",
                "<STYLE title=x|><!-- @import '//a.held.example' --></STYLE >",
                "<style|>p{cursor:url(\"//a.held.example/c.cur\"),auto}</style",
                "<svg><style|>^@import '&#x2f;/a.held.example'</style></svg>",
                "<svg><style|><![CDATA[ a>b{fill:url(//a.held.example/s.svg#x)} ]]></style></svg>",
                "<noscript><style|>^@import '//a.held.example';</style></noscript>",
                "<base href=//a.held.example><style|>p{background:url(b.png)}</style>",
            })
    void blocksStyleThatLoadsFromBlockedHost(String page) {
        assertEquals(
                page.replace("|", BLOCKED).replace("^", "-->"),
                BlockingTestSite.of(page.replace("|", "").replace("^", "")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            <script type=importmap>{"imports":{"a":"http://a.held.example/a.js"}}</script>
            <script type=" ImportMap ">{"scopes":{"/x/":{"a":"//a.held.example/a.js"}}}</script>
            <script type=importmap nonce=n>{"imports":{"a/":"https:\\/\\/a.held.example/"},"integrity":{}}</script>
            <script type=speculationrules>{"prefetch":[{"urls":["/own","https://a.held.example/p"]}]}</script>
            <script type=speculationrules>{"prerender":[{"source":"list","urls":["//a.held.example"]}]}</script>
            <script type=SpeculationRules>{"prefetch":[{"where":{"and":[{"href_matches":["https://a.held.example/*"]}]}}]}</script>
            <script type=module>import "http://a.held.example/a.js"</script>
            <script type=module>/* ' */ import a, {b as c} from '//a.held.example/a.js'; c()</script>
            <script type=module>export * from "https://a.held.example/\\x61.js"</script>
            <script type=module>const x = /['"]/; await import(`\\u0068ttps://a.held.example`)</script>
            <script type=module>let a = `${`"`}"`, b = 1 / 2; import * as n from "//a.held.example"</script>
            <script type=module>if (a <!--b) import from from "//a.held.example"</script>
            """)
    void blocksScriptWhoseTextLoadsFromBlockedHost(String page) {
        String blocked = page.replaceFirst("type=", "data-consent-type=").replaceFirst(">", BLOCKED + ">");
        assertEquals(blocked, BlockingTestSite.of(page));
        for (int size = 1; size < 40; size++) {
            assertEquals("<p>" + blocked + "<p>", new BlockingTestSite().through("<p>" + page + "<p>", size, false));
        }
        assertEquals(blocked, BlockingTestSite.inUtf16(page, 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<style>/* @import \"http://a.held.example/fonts.css\" */</style>",
                "<style>p::before{content:'url(http://a.held.example)'}</style>",
                "<style>@namespace s url(http://a.held.example/);a{b:c}</style>",
                "<style>a[href='http://a.held.example']{color:red}</style>",
                "<style>p{background:url(/b.png?http://a.held.example)}</style>",
                "<style>p{background:url(data:image/png;base64,//a.held.example)}</style>",
                "<style>p{fill:url(#a.held.example)}</style>",
                "<style>x{background:curl(//a.held.example)}</style>",
                "<style>@import 'x\n//a.held.example'</style>",
                "<style type=text/less>@import '//a.held.example'</style>",
                "<style type=text/plain>@import '//a.held.example'</style>",
                "<style></style><p>@import '//a.held.example'</p>",
                "<svg><style/>@import '//a.held.example'</svg>",
                "<svg><style><!-- @import '//a.held.example' --></style></svg>",
                "<script>import('//a.held.example')</script>",
                "<script type=application/json>{\"imports\":{\"a\":\"//a.held.example\"}}</script>",
                "<script type=importmap>{\"imports\":{\"//a.held.example\":\"/a\"}}</script>",
                "<script type=importmap>{\"imports\":{\"a\":\"//a.held.example\"</script>",
                "<script type=importmap>[\"//a.held.example\"]</script>",
                "<script type=speculationrules>{\"prefetch\":[{\"where\":{\"not\":{\"href_matches\":\"//a.held.example\"}}}]}</script>",
                "<script type=speculationrules>{\"tag\":\"//a.held.example\",\"prefetch\":[{\"urls\":[\"/x\"]}]}</script>",
                "<script type=module>// import '//a.held.example'\ngo()</script>",
                "<script type=module>const a = \"import '//a.held.example'\"</script>",
                "<script type=module>const a = `import '//a.held.example'`</script>",
                "<script type=module>const a = /import '\\/\\/a.held.example'/</script>",
                "<script type=module>loader.import('//a.held.example'); a = {import: '//a.held.example'}</script>",
                "<script type=module>import a from 'a.held.example'; fetch('//a.held.example')</script>",
                "<script type=module>import.meta.x('//a.held.example'); export const from = '//a.held.example'</script>",
            })
    void leavesTextUnchangedThatLoadsNothingFromBlockedHost(String page) {
        assertEquals(page, BlockingTestSite.of(page));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            <p style="background:url(http://b.example/1.png)"> @ b.example
            <div class=x STYLE='background:image-set("//b.example/1" 1x)'> @ b.example
            <td style="a:&#117;rl(//b.example)"> @ b.example
            <td style="background:u&#114;l&lpar;//b.example)"> @ b.example
            <svg><g style="fill:url(//b.example/s.svg#x)"/></svg> @ b.example
            <p style="color:rgb(1,2,3)"><p data-style="background:url(//b.example)"> @ ``
            <p style="content:'url(//b.example)'"> @ ``
            """)
    void checksHostsOfStyleAttributes(String page, String host) {
        for (int size = 1; size < 20; size++) {
            BlockingTestSite site = new BlockingTestSite();
            assertEquals(page, site.through(page, size, false));
            assertEquals(host.isEmpty() ? List.of() : List.of(host), site.asked);
        }
    }

    @Test
    void checksHostsOfInlineStylesAndModules() {
        BlockingTestSite site = new BlockingTestSite();
        site.through(
                "<style>@import '//b.example';</style><script type=module>import '//c.example'</script>", 9, false);
        assertEquals(List.of("b.example", "c.example"), site.asked);
    }

    @Test
    void keepsSurroundingTextInOrder() {
        String style = "<style%s>a{}@import '//a.held.example'</style>";
        String image = "<img src=//a.held.example>";
        String page = "1<b>2" + style + "3" + image + "</b>4" + style + "<script>5</script>" + style + "6";
        String blocked = page.replace("%s", BLOCKED)
                .replace(image, "<img data-consent-src=//a.held.example data-consent-blocked=\"ads\">");
        for (int size = 1; size < 90; size++) {
            assertEquals(
                    blocked, new BlockingTestSite().through(page.replace("%s", ""), size, false), "pieces of " + size);
        }
    }

    @Test
    void readsStyleElementsInForeignContent() {
        assertEquals(
                "<svg><style" + BLOCKED + ">-->@import '//a.held.example';<image data-consent-href=//a.held.example"
                        + " data-consent-blocked=\"ads\"></style></svg>",
                BlockingTestSite.of(
                        "<svg><style>@import '//a.held.example';<image href=//a.held.example></style></svg>"));
    }

    @Test
    void readsXml() {
        assertEquals(
                "<s:style" + BLOCKED + ">--><![CDATA[@import '//a.held.example']]></s:style>",
                BlockingTestSite.xml("<s:style><![CDATA[@import '//a.held.example']]></s:style>"));
        assertEquals("<style/>@import '//a.held.example'", BlockingTestSite.xml("<style/>@import '//a.held.example'"));
    }

    @Test
    void searchesStyleOfSeveralMegabytes() {
        String page = "<style>p{background:url(data:," + "A".repeat(3_000_000) + ")}@import '//a.held.example'</style>";
        assertTrue(new BlockingTestSite().through(page, 8192, false).startsWith("<style" + BLOCKED));
    }

    @Test
    void blocksStyleTooLongToSearch() {
        String page = "<style>p{}" + " ".repeat(DeferredElement.MAX_BYTES) + "</style><p>";
        String blocked =
                page.replaceFirst("<style>", "<style data-consent-blocked=\"ads video\" type=\"text/plain\">-->");
        assertEquals(blocked, new BlockingTestSite().through(page, 65_536, false));
    }

    @Test
    void readsHostileTextInLinearTime() {
        String[] texts = {"\"\\\"", "/[", "`${", "\\u{", "import(", "/*", "url(", "\\", "'\\'", "@import", "}"};
        for (String text : texts) {
            BlockingTestSite.of("<script type=module>" + text.repeat(500_000) + "</script>");
            BlockingTestSite.of("<style>" + text.repeat(500_000) + "</style>");
            BlockingTestSite.of("<svg><style>" + text.repeat(500_000) + "<".repeat(500_000));
        }
        BlockingTestSite.of("<script type=importmap>" + "{\"scopes\":".repeat(300_000) + "</script>");
    }
}
