// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cookiecharter.html.BlockingTestSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagRewritingStreamTest {
    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
            <script src=//a.held.example/x.js></script>  @ <script src=//a.held.example/x.js data-consent-blocked="ads" type="text/plain"></script>
            <script type=module src=//a.held.example/x></script> @ <script data-consent-type=module src=//a.held.example/x data-consent-blocked="ads" type="text/plain"></script>
            <script SRC="https://a.held.example/x.js" async nonce="n"></script> @ <script SRC="https://a.held.example/x.js" async nonce="n" data-consent-blocked="ads" type="text/plain"></script>
            <iframe src="https://video.example/1"></iframe> @ <iframe data-consent-src="https://video.example/1" data-consent-blocked="video"></iframe>
            <img src='//a.held.example/i.png' alt=''> @ <img data-consent-src='//a.held.example/i.png' alt='' data-consent-blocked="ads">
            <img src='//a.held.example/i.png'/> @ <img data-consent-src='//a.held.example/i.png' data-consent-blocked="ads"/>
            <IMG src=//a.held.example/i/> @ <IMG data-consent-src=//a.held.example/i/ data-consent-blocked="ads">
            <img src=/own.png srcset="/a.png 1x, //a.held.example/b.png 2x"> @ <img src=/own.png data-consent-srcset="/a.png 1x, //a.held.example/b.png 2x" data-consent-blocked="ads">
            <img src=//a.held.example/1 srcset="//video.example/2 2x"> @ <img data-consent-src=//a.held.example/1 data-consent-srcset="//video.example/2 2x" data-consent-blocked="ads video">
            <link rel=stylesheet href=//a.held.example/s.css> @ <link data-consent-rel=stylesheet data-consent-href=//a.held.example/s.css data-consent-blocked="ads">
            <link href=//a.held.example rel="dns-prefetch preconnect"> @ <link data-consent-href=//a.held.example data-consent-rel="dns-prefetch preconnect" data-consent-blocked="ads">
            <link rel=preload as=image imagesrcset="//a.held.example/1 1x"> @ <link data-consent-rel=preload as=image data-consent-imagesrcset="//a.held.example/1 1x" data-consent-blocked="ads">
            <video poster=//a.held.example/p src=/v></video> @ <video data-consent-poster=//a.held.example/p src=/v data-consent-blocked="ads"></video>
            <audio src=//a.held.example/a></audio> @ <audio data-consent-src=//a.held.example/a data-consent-blocked="ads"></audio>
            <source src=//a.held.example/a> @ <source data-consent-src=//a.held.example/a data-consent-blocked="ads">
            <track src=//a.held.example/a> @ <track data-consent-src=//a.held.example/a data-consent-blocked="ads">
            <embed src=//a.held.example/a> @ <embed data-consent-src=//a.held.example/a data-consent-blocked="ads">
            <object data=//a.held.example/a></object> @ <object data-consent-data=//a.held.example/a data-consent-blocked="ads"></object>
            <frame src=//a.held.example/a> @ <frame data-consent-src=//a.held.example/a data-consent-blocked="ads">
            <input type=IMAGE src=//a.held.example/a> @ <input type=IMAGE data-consent-src=//a.held.example/a data-consent-blocked="ads">
            <svg><image xlink:href=//a.held.example/a /></svg> @ <svg><image data-consent-xlink:href=//a.held.example/a  data-consent-blocked="ads"/></svg>
            <svg><use href=//a.held.example/a#b></use></svg> @ <svg><use data-consent-href=//a.held.example/a#b data-consent-blocked="ads"></use></svg>
            <svg><script href=//a.held.example/a /></svg> @ <svg><script data-consent-href=//a.held.example/a  data-consent-blocked="ads" type="text/plain"/></svg>
            <body background=//a.held.example/a> @ <body data-consent-background=//a.held.example/a data-consent-blocked="ads">
            <base href=https://a.held.example/><img src=x.png> @ <base href=https://a.held.example/><img data-consent-src=x.png data-consent-blocked="ads">
            <base target=x><base href=//a.held.example><base href=/><img src=x> @ <base target=x><base href=//a.held.example><base href=/><img data-consent-src=x data-consent-blocked="ads">
            <img src=//a.held.example/1 src=/2> @ <img data-consent-src=//a.held.example/1 data-consent-src=/2 data-consent-blocked="ads">
            <img data-consent=x src=//a.held.example> @ <img data-consent=x data-consent-src=//a.held.example data-consent-blocked="x ads">
            <iframe data-consent="x|y" src=/own></iframe> @ <iframe data-consent="x|y" data-consent-src=/own data-consent-blocked="x|y"></iframe>
            <script data-consent=x>go()</script> @ <script data-consent=x data-consent-blocked="x" type="text/plain">go()</script>
            <script type=module data-consent=x src=/own></script> @ <script data-consent-type=module data-consent=x src=/own data-consent-blocked="x" type="text/plain"></script>
            <img data-consent="<" src=/own> @ <img data-consent="<" data-consent-src=/own data-consent-blocked="unknown-mark">
            <img data-consent-src=/x src=//a.held.example> @ <img  data-consent-src=//a.held.example data-consent-blocked="ads">
            <a ping="/own https://a.held.example/p" href=/x>x</a> @ <a data-consent-ping="/own https://a.held.example/p" href=/x data-consent-blocked="ads">x</a>
            <table><tr background=//a.held.example> @ <table><tr data-consent-background=//a.held.example data-consent-blocked="ads">
            <svg><set attributeName=href to=//a.held.example> @ <svg><set attributeName=href data-consent-to=//a.held.example data-consent-blocked="ads">
            <svg><animate values="#a;//a.held.example"> @ <svg><animate data-consent-values="#a;//a.held.example" data-consent-blocked="ads">
            <img data-src=/lazy src=//a.held.example/1> @ <img data-src=/lazy data-consent-src=//a.held.example/1 data-consent-blocked="ads">
            <img src="&#104;ttps&colon;&sol;&#x2F;a&period;held.example/"> @ <img data-consent-src="&#104;ttps&colon;&sol;&#x2F;a&period;held.example/" data-consent-blocked="ads">
            <iframe srcdoc="&lt;img src=//video.example/&gt;"></iframe> @ <iframe data-consent-srcdoc="&lt;img src=//video.example/&gt;" data-consent-blocked="video"></iframe>
            <svg><style><a></a>p {background: url(//a.held.example)}</style></svg> @ <svg><style data-consent-blocked="ads" type="text/plain"><a></a>p {background: url(//a.held.example)}</style></svg>
            <svg><style><a></b></a>p {background: url(//a.held.example)}</style></svg> @ <svg><style data-consent-blocked="ads" type="text/plain"><a></b></a>p {background: url(//a.held.example)}</style></svg>
            <svg><style></svg><style>p {background: url(//a.held.example)}</style> @ <svg><style></svg><style data-consent-blocked="ads" type="text/plain">p {background: url(//a.held.example)}</style>
            <svg><style><style>p {background: url(//a.held.example)} @ <svg><style data-consent-blocked="ads" type="text/plain"><style data-consent-blocked="ads video" type="text/plain">-->p {background: url(//a.held.example)}
            <noscript><img src=//a.held.example/></noscript> @ <noscript><img data-consent-src=//a.held.example/ data-consent-blocked="ads"></noscript>
            <template><img src=//a.held.example></template> @ <template><img data-consent-src=//a.held.example data-consent-blocked="ads"></template>
            """)
    void blocksElementsOfThirdParties(String page, String rewritten) {
        assertEquals(rewritten, BlockingTestSite.of(page));
        assertEquals("a > b" + rewritten, BlockingTestSite.of("a > b" + page));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', textBlock = """
            <iframe src="data:text/html,<img src=https://a.held.example/>"></iframe> @ <iframe data-consent-src="data:text/html,<img src=https://a.held.example/>" data-consent-blocked="ads"></iframe>
            <iframe src="data:text/html;base64,PGltZyBzcmM9aHR0cHM6Ly9hLmhlbGQuZXhhbXBsZS8+"></iframe> @ <iframe data-consent-src="data:text/html;base64,PGltZyBzcmM9aHR0cHM6Ly9hLmhlbGQuZXhhbXBsZS8+" data-consent-blocked="ads"></iframe>
            <frame src="JavaScript:'<img src=//a.held.example/>'"> @ <frame data-consent-src="JavaScript:'<img src=//a.held.example/>'" data-consent-blocked="ads">
            <object data=data:text/html,https%3A%2F%2Fvideo.example></object> @ <object data-consent-data=data:text/html,https%3A%2F%2Fvideo.example data-consent-blocked="video"></object>
            <embed src="data:image/svg+xml,&lt;image href='https://video.example'>"> @ <embed data-consent-src="data:image/svg+xml,&lt;image href='https://video.example'>" data-consent-blocked="video">
            <iframe srcdoc="<iframe src=data:text/html,https://video.example>"></iframe> @ <iframe data-consent-srcdoc="<iframe src=data:text/html,https://video.example>" data-consent-blocked="video"></iframe>
            <iframe src="data:text/html,https://own.example"></iframe> @ <iframe src="data:text/html,https://own.example"></iframe>
            <iframe src="javascript:void(0)"></iframe> @ <iframe src="javascript:void(0)"></iframe>
            <img src="data:image/svg+xml,<image href='https://video.example'>"> @ <img src="data:image/svg+xml,<image href='https://video.example'>">
            <a href="data:text/html,https://video.example">x</a> @ <a href="data:text/html,https://video.example">x</a>
            """)
    void blocksFrameWhoseAddressContainsDocumentOfThirdParty(String page, String expected) {
        assertEquals(expected, BlockingTestSite.of(page));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>//a.held.example</p>",
                "<a href=https://a.held.example/>x</a>",
                "<form action=https://a.held.example/></form>",
                "<link rel=canonical href=https://a.held.example/>",
                "<link rel='alternate author' href=https://a.held.example/>",
                "<link href=https://a.held.example/>",
                "<input src=https://a.held.example/>",
                "<input type=text src=https://a.held.example/>",
                "<img src=/a.held.example>",
                "<img src=https:>",
                "<img alt='<img src=//a.held.example>'>",
                "<img src=data:image/png;base64,//a.held.example/>",
                "<img src=\"https://held.example/\">",
                "<img src=\"https://held.example.org/?https://a.held.example\">",
                "<iframe data-consent=x data-src=/own></iframe>",
                "<script data-consent=x type=text/plain src=/own></script>",
                "<p data-consent=x>text</p>",
                "<img data-consent='' src=/own>",
                "<script type=text/plain src=//a.held.example></script>",
                "<!-- <img src=//a.held.example> -->",
                "<!-- > <img src=//a.held.example>",
                "<!x <img src=//a.held.example>",
                "<?x <img src=//a.held.example>",
                "</ <img src=//a.held.example>",
                "</p <img src=//a.held.example>",
                "<style><img src=//a.held.example></style>",
                "<title><img src=//a.held.example></titl></title>",
                "<textarea><img src=//a.held.example></textarea>",
                "<xmp><img src=//a.held.example></xmp>",
                "<script>'<img src=//a.held.example>'</script>",
                "<script><!-- <script></script> <img src=//a.held.example> --></script>",
                "<plaintext></plaintext><img src=//a.held.example>",
                "<svg><![CDATA[ > <img src=//a.held.example> ]]></svg>",
                "<math><annotation-xml encoding=text/html><![CDATA[ > <img src=//a.held.example> ]]></math>",
                "<math><annotation-xml encoding=text/html><style><img src=//a.held.example></style>",
                "<svg><title><title><img src=//a.held.example></title>",
                "<svg><image href=#a.held.example></svg>",
                "<base href=https://a.held.example/><use href=#x>",
                "<base href=https://a.held.example/><img src=data:,x>",
                "<img src=//a.held.example",
                "<img src='//a.held.example>",
                "<",
                "<<",
                "< img src=//a.held.example>",
                "",
            })
    void leavesElementsThatContactNoHost(String page) {
        assertEquals(page, BlockingTestSite.of(page));
    }

    /** In these characters, the bytes of {@code <R}, {@code <!--} and {@code "} are parts of others. */
    @ParameterizedTest
    @ValueSource(strings = {"\u793e", "\u6b21\u65b7", "<p title=\"\u3001\">"})
    void readsMarkupBetweenCharactersOfIso2022Jp(String text) {
        String page = text + "<img src=//a.held.example>" + text + "<p>-->";
        String blocked =
                page.replace(" src=", " data-consent-src=").replace("ple>", "ple data-consent-blocked=\"ads\">");
        for (int size = 1; size < 9; size++) {
            assertEquals(blocked, BlockingTestSite.inIso2022Jp(page, size));
        }
    }

    /** Browsers load each of these images; a confused parser reads them as text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-->|",
                "<!--->|",
                "<!-- --!>|",
                "<!-- <!-->|",
                "<!doctype html \">|",
                "<!x>|",
                "<?php \">|",
                "</>|",
                "</ \">|",
                "</p \"'>|'>",
                "<<|",
                "<p a='>'b=\">\">|",
                "<p a=b\">|",
                "<p \">|",
                "<p =\">|",
                "<p/\">|",
                "<p a=\"\"\">|",
                "<style></stylex></style>|",
                "<style><!--</style>|-->",
                "<STYLE></Style\n>|",
                "<title></title/>|",
                "<textarea></textarea \">|",
                "<script></script x='>'>|",
                "<script><!--</script>|",
                "<script><!--<script></script></script>|",
                "<script><!--<script>--></script>|",
                "<script><!--<scriptx></script>|",
                "<script></scriptx></script>|",
                "<script/></script>|",
                "<svg><style>|</style></svg>",
                "<svg><title><style></svg></style>|",
                "<svg><script/>|",
                "<svg/><style></style>|",
                "<svg></svg><style></style>|",
                "<svg><p><style></style>|",
                "<div><svg></div><style></style>|",
                "<svg><foreignObject><style></style>|",
                "<math><mi><style></style>|",
                "<math><annotation-xml><style>|",
                "<math><annotation-xml encoding=text/xhtml><style>|",
                "<math><annotation-xml encoding='Text&sol;HTML'><style></style>|",
                "<math><annotation-xml x=encoding encoding=application/xhtml+xml encoding=x><style></style>|",
                "<math><annotation-xml><svg><desc><style></style>|",
                "<math><mi><mglyph><style>|",
                "<math><mi><svg><style>|",
                "<svg><math><foreignObject><style></style>|",
                "<svg encoding=text/html/><style>|",
                "<svg><font><style>|",
                "<svg><font Color><style></style>|",
                "<svg><foreignObject><div></foreignObject><style></style>|",
                "<svg><foreignObject></foreignobject><style>|",
                "<foreignObject><SVG></foreignobject><style>|",
                "<lineargradient><svg></lineargradient><style>|",
                "<foreignobject><math></foreignobject><style></style>|",
                "<x-y><svg></x-y><style></style>|",
                "<svg><desc><b></svg><style></style>|",
                "<svg><desc><br></svg><style></style>|",
                "<svg><desc></svg><style></style>|",
                "<table><td><svg><desc><b></td><style></style>|",
                "<table><svg><desc><td><style></style>|",
                "<head><svg></head><style>|",
                "<br><input><svg></input><style>|",
                "<svg><desc></p></desc><style>|",
                "<select><style></select>|",
                "<frameset><style>|",
                "<frameset><noframes></noframes>|",
                "<![CDATA[>|]]>",
                "<svg><![CDATA[]]]]>|</svg>",
                "<svg></svg><![CDATA[>|",
                "<noscript><!--</noscript>|",
                "<noscript><style></noscript>|",
                "<noscript><p a=\"</noscript>|",
                "<iframe src=/><!--</iframe>|",
                "\u0000|",
                "é|",
                "<é>|",
                "<p\u0000>|",
            })
    void findsImagesLikeBrowsers(String page) {
        String image = "<img src=//a.held.example>";
        String blocked = "<img data-consent-src=//a.held.example data-consent-blocked=\"ads\">";
        assertEquals(page.replace("|", blocked), BlockingTestSite.of(page.replace("|", image)));
    }

    @Test
    void resultIsIndependentOfSplit() {
        String page = """
                <!doctype html><html><head><!-- a --><title>é < b</title>
                <script src="https://a.held.example/x.js" type='module'></script>
                <script>if (a < b) { '</scrip' }</script><style>a > b {}</style>
                <link rel="stylesheet" href="//a.held.example/é.css"></head>
                <body><img alt="<>" srcset="/1 1x, //video.example/2 2x"><p>text<<b>x</b>
                <svg><![CDATA[ < ]]><image href='//a.held.example/'/></svg>
                <noscript><img src=//a.held.example/></noscript></body></html>
                """;
        String whole = BlockingTestSite.of(page);
        assertEquals(6, whole.split("data-consent-blocked", -1).length);
        for (int size = 1; size < 70; size++) {
            assertEquals(whole, new BlockingTestSite().through(page, size, false), "pieces of " + size);
            assertEquals(whole, BlockingTestSite.inUtf16(page, size), "pieces of " + size + " in UTF-16");
        }
    }

    @Test
    void resultIsIndependentOfBuffer() {
        String page = "<p class=\"a\">x</p>\n<img alt='>' src=//a.held.example>".repeat(2_000);
        String whole = BlockingTestSite.of(page);
        assertEquals(2_001, whole.split("data-consent-blocked", -1).length);
        assertEquals(whole, BlockingTestSite.direct(page));
        assertEquals(whole, BlockingTestSite.inUtf16(page, 50_001));
    }

    @Test
    void readsLongNameInUpperCase() {
        String name = "A".repeat(500_000);
        assertEquals(
                "<img " + name + " data-consent-src=//a.held.example/ data-consent-blocked=\"ads\">",
                BlockingTestSite.of("<img " + name + " src=//a.held.example/>"));
    }

    @Test
    void readsXmlPageAsXml() {
        String blocked = "<img data-consent-src=\"//a.held.example/\" data-consent-blocked=\"ads\"/>";
        String image = "<img src=\"//a.held.example/\"/>";
        assertEquals("<style>" + blocked + "</style>", BlockingTestSite.xml("<style>" + image + "</style>"));
        String style = "<b></b>p {background: url(//a.held.example)}</style>";
        assertEquals(
                "<style data-consent-blocked=\"ads\" type=\"text/plain\">" + style,
                BlockingTestSite.xml("<style>" + style));
        assertEquals("<h:script/>" + blocked, BlockingTestSite.xml("<h:script/>" + image));
        assertEquals(
                "<![CDATA[ > " + image + "]]>" + blocked, BlockingTestSite.xml("<![CDATA[ > " + image + "]]>" + image));
        assertEquals(
                "<svg:image data-consent-xlink:href='//a.held.example/' data-consent-blocked=\"ads\"/>",
                BlockingTestSite.xml("<svg:image xlink:href='//a.held.example/'/>"));
    }

    @Test
    void asksOnlyAboutOtherHosts() {
        BlockingTestSite site = new BlockingTestSite();
        site.through("<img src=/a><img src=b><img src=data:,x><img src=https://c.example/><img src=\"\">", 9, false);
        assertEquals(List.of("c.example"), site.asked);
    }

    @Test
    void keepsLongDataImage() {
        String page = "<img src=\"data:image/png;base64," + "A".repeat(900_000) + "\">x";
        assertEquals(page, new BlockingTestSite().through(page, 8192, false));
    }

    @Test
    void dropsTagTooLongToCheck() {
        String page = "a<img alt=\"" + "A".repeat(1_100_000) + "\" src=//a.held.example>b<img src=//a.held.example>";
        String rewritten = new BlockingTestSite().through(page, 8192, false);
        assertEquals("ab<img data-consent-src=//a.held.example data-consent-blocked=\"ads\">", rewritten);
    }

    @Test
    void dropsTagThatGrowsTooLongWithLastPiece() {
        String page = "a<img alt=\"" + "A".repeat(1024 * 1024 - 30) + "\" src=//a.held.example>b";
        assertEquals("ab", new BlockingTestSite().through(page, 1024 * 1024, false));
    }

    @Test
    void readsManyTagsAndAttributesInLinearTime() {
        String page = "<img " + "a=b ".repeat(200_000) + "src=//a.held.example>" + "<".repeat(500_000)
                + "<p a".repeat(100_000);
        assertTrue(new BlockingTestSite().through(page, 3, false).contains("data-consent-src=//a.held.example"));
        assertFalse(BlockingTestSite.of(page).contains(" src="));
    }
}
