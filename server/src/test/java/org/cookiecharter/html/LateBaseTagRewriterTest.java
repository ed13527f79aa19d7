// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.cookiecharter.html.parser.HtmlEncoding;
import org.cookiecharter.html.parser.TagRewriter;
import org.cookiecharter.html.parser.TagRewritingStream;
import org.cookiecharter.html.thirdparty.ScriptTag;
import org.cookiecharter.html.thirdparty.ThirdParties;
import org.cookiecharter.html.thirdparty.ThirdPartyTagRewriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LateBaseTagRewriterTest {
    private static String rewritten(String page) {
        ThirdParties nobody = (host, own) -> null;
        TagRewriter others = new ThirdPartyTagRewriter(nobody, BlockingTestSite.OWN);
        ScriptTag script = new ScriptTag("/b.js?base=1", "abc");
        TagRewritingStream gate =
                new TagRewritingStream(new LateBaseTagRewriter(script, BlockingTestSite.OWN, others), false);
        gate.put(ByteBuffer.wrap(page.getBytes(StandardCharsets.UTF_8)), HtmlEncoding.BYTES);
        gate.end();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (ByteBuffer piece = gate.poll(); piece != null; piece = gate.poll()) {
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            out.writeBytes(bytes);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    <img src=a><base href="//b.example/">               | <img src=a>$ data-base-href="//b.example/"></script>
                    <link rel=icon href=/a><BASE TARGET=x HREF = '//b'> | <link rel=icon href=/a>$ data-base-TARGET=x data-base-HREF = '//b'></script>
                    <script src=a></script><p><base href=//b />         | <script src=a></script><p>$ data-base-href=//b></script>
                    <img src=a><base target=x><base href=//b>           | <img src=a><base target=x>$ data-base-href=//b></script>
                    <base href=//b><img src=a>                          | <base href=//b><img src=a>
                    <base href=/x><img src=a><base href=//b>            | <base href=/x><img src=a><base href=//b>
                    <img src=//c.example/a><base href=//b>              | <img src=//c.example/a><base href=//b>
                    <script>1</script><base href=//b>                   | <script>1</script><base href=//b>
                    <img src=a><base href=/x>                           | <img src=a><base href=/x>
                    <img src=a><base href=//www.example.org/x>          | <img src=a><base href=//www.example.org/x>
                    """)
    void replacesBaseOfAnotherHostAfterRelativeAddresses(String page, String expected) {
        String script = "<script src=\"/b.js?base=1\" nonce=\"abc\"";
        assertEquals(expected.replace("$", script), rewritten(page));
    }
}
