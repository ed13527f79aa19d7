// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cookiecharter.html.thirdparty.ScriptTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that scripts that must run in their place are replaced by one that the parser runs there. */
class ScriptInPlaceTest {
    private static String rewritten(String page, @Nullable String nonce) {
        return BlockingTestSite.inPlace(page, new ScriptTag("/consent/banner.js?script=1", nonce));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', textBlock = """
            <script src=//a.held.example/x.js></script> @ <script data-consent-src=//a.held.example/x.js data-consent-blocked="ads" src="/consent/banner.js?script=1"></script>
            <script defer id=a src="//video.example/" ></script> @ <script data-consent-defer id=a data-consent-src="//video.example/"  data-consent-blocked="video" src="/consent/banner.js?script=1"></script>
            <script type="module" src='//a.held.example/x' crossorigin></script> @ <script data-consent-type="module" data-consent-src='//a.held.example/x' data-consent-crossorigin data-consent-blocked="ads" src="/consent/banner.js?script=1"></script>
            <SCRIPT Type=Text/JavaScript SRC=//a.held.example/ onload=go() integrity=sha256-a></SCRIPT> @ <SCRIPT data-consent-Type=Text/JavaScript data-consent-SRC=//a.held.example/ data-consent-onload=go() data-consent-integrity=sha256-a data-consent-blocked="ads" src="/consent/banner.js?script=1"></SCRIPT>
            <script data-consent=ads src=/own.js></script> @ <script data-consent=ads data-consent-src=/own.js data-consent-blocked="ads" src="/consent/banner.js?script=1"></script>
            <script src=//a.held.example/a src=//b.held.example/b></script> @ <script data-consent-src=//a.held.example/a data-consent-src=//b.held.example/b data-consent-blocked="ads" src="/consent/banner.js?script=1"></script>
            """)
    void replacesScriptsThatHaveInPlaceScript(String page, String expected) {
        assertEquals(expected, rewritten(page, null));
    }

    @Test
    void replacesImportMapThatHasInPlaceScript() {
        String text = "{\"imports\": {\"film\": \"//a.held.example/\"}}</script>";
        assertEquals(
                "<script data-consent-type=importmap data-consent-blocked=\"ads\" data-consent-src=\"\""
                        + " src=\"/consent/banner.js?script=1\" nonce=\"n\">" + text,
                rewritten("<script type=importmap>" + text, "n"));
        assertEquals(
                "<script data-consent-type=importmap nonce=n data-consent-blocked=\"ads\" data-consent-src=\"\""
                        + " data-consent-nonce src=\"/consent/banner.js?script=1\">" + text,
                rewritten("<script type=importmap nonce=n>" + text, "n"));
        String other = "<script type=importmap nonce=other>" + text;
        assertEquals(BlockingTestSite.of(other), rewritten(other, "n"));
        String marked = "<script type=importmap data-consent=x>" + text;
        assertEquals(BlockingTestSite.of(marked), rewritten(marked, "n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script async src=//a.held.example/x.js></script>",
                "<script nomodule src=//a.held.example/x.js></script>",
                "<script type=text/x-template src=//a.held.example/x.js></script>",
                "<svg><script href=//a.held.example/x.js></script></svg>",
                "<script data-consent=ads>go()</script>",
            })
    void keepsOtherScriptsInert(String page) {
        assertEquals(BlockingTestSite.of(page), rewritten(page, null));
    }

    @Test
    void copiesNonceOfCsp() {
        assertEquals(
                "<script data-consent-src=//a.held.example data-consent-blocked=\"ads\" src=\"/consent/banner.js?script=1\""
                        + " nonce=\"n\"></script>",
                rewritten("<script src=//a.held.example></script>", "n"));
    }

    @Test
    void marksScriptWhoseOriginalHasNonce() {
        assertEquals(
                "<script nonce=n data-consent-src=//a.held.example data-consent-blocked=\"ads\" data-consent-nonce"
                        + " src=\"/consent/banner.js?script=1\"></script>",
                rewritten("<script nonce=n src=//a.held.example></script>", "n"));
    }

    @Test
    void keepsScriptInertIfNonceDiffersFromCsp() {
        String page = "<script nonce=other src=//a.held.example></script>";
        assertEquals(BlockingTestSite.of(page), rewritten(page, "n"));
    }

    @Test
    void keepsScriptInertBehindBaseOfOtherHost() {
        String page = "<base href=//cdn.example/><script src=//a.held.example></script>";
        assertEquals(BlockingTestSite.of(page), rewritten(page, null));
    }

    @Test
    void replacesScriptBehindBaseOfSameHost() {
        assertEquals(
                "<base href=https://www.example.org/a/><script data-consent-src=//a.held.example data-consent-blocked=\"ads\""
                        + " src=\"/consent/banner.js?script=1\"></script>",
                rewritten("<base href=https://www.example.org/a/><script src=//a.held.example></script>", null));
    }
}
