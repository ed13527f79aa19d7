// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Tests of arbitrary pages. The first byte selects the declared type, the second how the page is split. All of these
 * tests use the same folder of inputs.
 */
class PageFuzzTest {
    private static final String DICTIONARY = "/org/cookiecharter/html/page.dict";

    private static final class Input {
        final TestPageResponse.Type type;
        final byte[] page;
        final Random cuts;

        Input(byte[] data) {
            TestPageResponse.Type[] types = TestPageResponse.Type.values();
            type = types[data.length < 1 ? 0 : Math.floorMod(data[0], types.length)];
            cuts = new Random(data.length < 2 ? 0 : data[1]);
            page = data.length < 3 ? new byte[0] : Arrays.copyOfRange(data, 2, data.length);
        }
    }

    @FuzzTest
    @DictionaryFile(resourcePath = DICTIONARY)
    void resultIsIndependentOfSplit(byte[] data) throws Exception {
        Input input = new Input(data);
        TestPageResponse pages = TestPageResponse.holding(input.type);
        byte[] whole = pages.sent(input.page, new int[] {input.page.length});

        assertArrayEquals(whole, pages.sent(input.page, cuts(input.cuts, input.page.length)), "cut at random");
        assertArrayEquals(whole, pages.sent(input.page, ones(input.page.length)), "byte by byte");
        assertArrayEquals(whole, pages.zipped(input.page, input.cuts), "packed, and cut at random");
    }

    @FuzzTest
    @DictionaryFile(resourcePath = DICTIONARY)
    void leavesPageWithoutThirdPartiesUnchanged(byte[] data) throws Exception {
        Input input = new Input(data);
        byte[] sent = TestPageResponse.of(input.type).sent(input.page, cuts(input.cuts, input.page.length));
        assertTrue(
                TestPageResponse.TAGS.stream()
                        .map(PageFuzzTest::text)
                        .map(tag -> text(sent).replaceFirst(Pattern.quote(tag), ""))
                        .anyMatch(text(input.page)::equals),
                () -> text(sent));
    }

    @FuzzTest
    @DictionaryFile(resourcePath = DICTIONARY)
    void parserFindsNoBlockedElement(byte[] data) throws Exception {
        byte[] page = new Input(data).page;
        byte[] sent = TestPageResponse.holding(TestPageResponse.Type.HTML).sent(page, new int[] {page.length});
        String rewritten = new String(sent, StandardCharsets.UTF_8);
        Document parsed = Jsoup.parse(rewritten);
        if (parsed.select("svg script, math script").stream()
                .anyMatch(script -> script.data().contains("<!--"))) {
            return; // Browsers continue the comment after the script (HTML 13.2.6.5); jsoup does not.
        }
        for (Element element : parsed.select("img[src], script[src], iframe[src], embed[src]")) {
            boolean waits = element.normalName().equals("script")
                    && element.attr("type").strip().equalsIgnoreCase("text/plain");
            boolean blocked = element.attr("src").matches("//a[.]held[.]example(?:[/?#].*)?");
            assertFalse(blocked && !waits, () -> "left in " + rewritten);
        }
    }

    /** Any allegedly compressed response either fails or is sent, never both or neither. */
    @FuzzTest
    void sendsOrFailsAnyCompressedPage(byte[] data) throws Exception {
        Input input = new Input(data);
        TestPageResponse.holding(input.type).sentOrFailed(input.page, cuts(input.cuts, input.page.length));
    }

    private static int[] cuts(Random random, int length) {
        int[] sizes = random.ints(0, 1 + random.nextInt(9)).limit(length + 1L).toArray();
        int left = length;
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.min(left, sizes[i]);
            left -= sizes[i];
        }
        sizes[sizes.length - 1] += left;
        return sizes;
    }

    private static int[] ones(int length) {
        int[] sizes = new int[length];
        Arrays.fill(sizes, 1);
        return sizes;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
