// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.compression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.cookiecharter.html.parser.HtmlEdit;
import org.cookiecharter.html.parser.HtmlEncoding;
import org.cookiecharter.html.parser.HtmlInserter;
import org.cookiecharter.html.prologue.HtmlTagPrologue;
import org.cookiecharter.html.prologue.PageDisplay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompressedBodyTest {
    private static final String TAG = "<script></script>";
    private static final String PAGE = "<!doctype html><html><head><title>é</title></head><body>text</body></html>";
    private static final String TAGGED = PAGE.replace("<head>", "<head>" + TAG);

    @Test
    void readsPageSplitAnywhere() throws IOException {
        byte[] packed = gzip(PAGE);
        for (int cut = 0; cut <= packed.length; cut++) {
            assertEquals(TAGGED, gunzip(convert(packed, cut)), "cut at " + cut);
        }
        CompressedBody body = body();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte one : packed) {
            all.writeBytes(send(body, new byte[] {one}, false));
        }
        all.writeBytes(send(body, new byte[0], true));
        assertEquals(TAGGED, gunzip(all.toByteArray()));
        assertTrue(body.isEmpty());
        assertNull(body.take());
    }

    @Test
    void readsSeveralMembersAsOnePage() throws IOException {
        byte[] packed = join(join(gzip(PAGE.substring(0, 23)), gzip("")), gzip(PAGE.substring(23)));
        for (int cut = 0; cut <= packed.length; cut++) {
            assertEquals(TAGGED, gunzip(convert(packed, cut)), "cut at " + cut);
        }
    }

    @Test
    void skipsOptionalPartsOfHeader() throws IOException {
        byte[] plain = gzip(PAGE);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, 1 | 2 | 4 | 8 | 16, 1, 2, 3, 4, 2, 3});
        packed.writeBytes(new byte[] {3, 0, 'a', 0, 'b'});
        packed.writeBytes("page.html\0comment\0".getBytes(StandardCharsets.US_ASCII));
        packed.writeBytes(new byte[] {7, 0});
        packed.write(plain, 10, plain.length - 10);
        for (int cut = 0; cut <= packed.size(); cut++) {
            assertEquals(TAGGED, gunzip(convert(packed.toByteArray(), cut)), "cut at " + cut);
        }
        byte[] emptyExtra = {0x1F, (byte) 0x8B, 8, 4, 0, 0, 0, 0, 0, 0, 0, 0};
        byte[] packedAgain = join(emptyExtra, Arrays.copyOfRange(plain, 10, plain.length));
        assertEquals(TAGGED, gunzip(convert(packedAgain, 11)));
    }

    @Test
    void skipsBytesAfterLastMember() throws IOException {
        for (byte[] garbage : new byte[][] {{0}, {0x1F}, {0x1F, (byte) 0x8B, 9, 1, 2}, {1, 2, 3, 4, 5, 6, 7, 8, 9}}) {
            byte[] packed = join(gzip(PAGE), garbage);
            for (int cut = 0; cut <= packed.length; cut++) {
                assertEquals(TAGGED, gunzip(convert(packed, cut)), "cut at " + cut);
            }
        }
    }

    @Test
    void forwardsInvalidGzipUnchanged() throws IOException {
        for (byte[] plain : new byte[][] {
            PAGE.getBytes(StandardCharsets.UTF_8),
            {},
            {0x1F},
            {0x1F, (byte) 0x8B, 8},
            {0x1F, (byte) 0x8B, 8, (byte) 0x80, 1, 2},
            {0x1F, (byte) 0x8B, 7, 0, 0, 0, 0, 0}
        }) {
            for (int cut = 0; cut <= plain.length; cut++) {
                assertArrayEquals(plain, convert(plain, cut), "cut at " + cut);
            }
        }
    }

    @Test
    void flushedContentCanBeReadImmediately() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        CompressedBody body = body();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        String expected = "";
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed, 512, true)) {
            for (String part : new String[] {"<html><head>", "<title>", "x", "</title>", "y".repeat(50_000)}) {
                gzip.write(part.getBytes(StandardCharsets.US_ASCII));
                gzip.flush();
                all.writeBytes(send(body, packed.toByteArray(), false));
                packed.reset();
                expected += part.equals("<html><head>") ? part + TAG : part;
                assertEquals(expected, readable(all.toByteArray()));
            }
        }
        assertEquals(0, send(body, new byte[0], false).length);
        all.writeBytes(send(body, packed.toByteArray(), true));
        assertEquals(expected, gunzip(all.toByteArray()));
    }

    @Test
    void decodesAllContentOfFewBytes() throws IOException {
        byte[] packed = gzip("<head>" + "y".repeat(100_000));
        for (int cut = 20; cut < packed.length - 8; cut++) {
            byte[] beginning = Arrays.copyOf(packed, cut);
            CompressedBody body = body();
            byte[] out = send(body, beginning, false);
            body.close();
            int had = readable(beginning).length();
            assertEquals(had >= 6 ? had + TAG.length() : 0, readable(out).length(), "cut at " + cut);
        }
    }

    @Test
    void truncatedMemberStaysTruncated() throws IOException {
        byte[] packed = gzip(PAGE + random(20_000));
        for (int length : new int[] {5, 10, 11, 100, packed.length / 2, packed.length - 8, packed.length - 1}) {
            byte[] out = convert(Arrays.copyOf(packed, length), length / 2);
            assertTrue((TAGGED + random(20_000)).startsWith(readable(out)), "length " + length);
            assertThrows(EOFException.class, () -> gunzip(out), "length " + length);
        }
    }

    @Test
    void failsOnDamagedBody() throws IOException {
        byte[] packed = gzip(PAGE + random(20_000));
        packed[10] ^= 0x06;
        IOException failure = assertThrows(IOException.class, () -> convert(packed, 5));
        assertTrue(String.valueOf(failure.getMessage()).startsWith("Invalid gzip content in a response: "));
    }

    @Test
    void bodyWithWrongChecksumOrLengthBecomesIncomplete() throws IOException {
        byte[] packed = gzip(PAGE + random(20_000));
        for (int at : new int[] {packed.length - 1, packed.length - 5}) {
            byte[] wrong = packed.clone();
            wrong[at] ^= 0x06;
            byte[] out = convert(join(wrong, gzip("x")), 5);
            assertEquals(TAGGED + random(20_000), readable(out), "at " + at);
            assertThrows(EOFException.class, () -> gunzip(out), "at " + at);
        }
    }

    @Test
    void decodesBombOneBufferAtTime() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(PAGE.getBytes(StandardCharsets.UTF_8));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                gzip.write(zeros);
            }
        }
        CompressedBody body = body();
        body.put(ByteBuffer.wrap(packed.toByteArray()), true);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int largest = 0;
        int takes = 0;
        for (@Nullable ByteBuffer piece = body.take(); piece != null; piece = body.take()) {
            largest = Math.max(largest, piece.capacity());
            takes++;
            write(piece, all);
        }
        assertEquals(16 * 1024, largest);
        assertTrue(takes > 3, takes + " takes");
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(all.toByteArray()))) {
            assertEquals(TAGGED, new String(gzip.readNBytes(TAGGED.length() + 1), StandardCharsets.UTF_8));
            assertEquals(64L << 20, gzip.skip(Long.MAX_VALUE));
        }
    }

    @Test
    void decodesIncompressiblePagesOfAllSizes() throws IOException {
        for (int size = 16_000; size < 17_200; size += 7) {
            String page = PAGE + random(size);
            byte[] packed = gzip(page);
            assertEquals(TAGGED + random(size), gunzip(convert(packed, size % packed.length)), "size " + size);
        }
    }

    @Test
    void decidesNothingBeforeContentIsDecoded() throws IOException {
        CompressedBody body = body();
        send(body, gzip(PAGE), false);
        assertFalse(body.isPassThrough());
        assertEquals(-1, body.length(10, false));
        body.close();
        body.close();
    }

    private static CompressedBody body() {
        return CompressedBody.gzip(
                new HtmlEdit(new HtmlInserter(new HtmlTagPrologue(PageDisplay.PAGE), HtmlEncoding.BYTES, TAG), null));
    }

    private static byte[] convert(byte[] packed, int cut) throws IOException {
        CompressedBody body = body();
        byte[] first = send(body, Arrays.copyOf(packed, cut), false);
        return join(first, send(body, Arrays.copyOfRange(packed, cut, packed.length), true));
    }

    private static byte[] send(CompressedBody body, byte[] content, boolean last) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.wrap(content).asReadOnlyBuffer();
        body.put(buffer, last);
        for (@Nullable ByteBuffer piece = body.take(); piece != null; piece = body.take()) {
            assertTrue(piece.hasRemaining());
            write(piece, all);
        }
        assertEquals(0, buffer.remaining());
        return all.toByteArray();
    }

    private static void write(ByteBuffer piece, ByteArrayOutputStream to) {
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        to.writeBytes(bytes);
    }

    private static String random(int size) {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder(size);
        for (int i = 0; i < size; i++) {
            text.append((char) (' ' + random.nextInt(95)));
        }
        return text.toString();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    /** Decompresses by the JDK, which checks the checksum and the length. */
    private static String gunzip(byte[] packed) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Returns the text that a browser could show of an incomplete body. */
    private static String readable(byte[] packed) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        if (packed.length <= 10) {
            return "";
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] some = new byte[1];
            while (gzip.read(some, 0, 1) > 0) {
                all.write(some[0]);
            }
        } catch (EOFException x) {
            // The body is incomplete.
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
