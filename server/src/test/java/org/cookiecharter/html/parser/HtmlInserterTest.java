// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.cookiecharter.html.prologue.HtmlPrologue;
import org.cookiecharter.html.prologue.HtmlTagPrologue;
import org.cookiecharter.html.prologue.HtmlXmlPrologue;
import org.cookiecharter.html.prologue.PageDisplay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests where the tag is inserted: in the tables, at {@code |}; a row without it stays unchanged. */
class HtmlInserterTest {
    private static final String TAG = "<script src=\"/consent/banner.js?v=1\"></script>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><html><head>|<title>x</title>",
                "<!DOCTYPE html>\n<HTML lang=fr>\n<HEAD>|\n<meta charset=utf-8>",
                "<head>|",
                "<head/>|<title>",
                "<head class='>' data-x=\">>\" data-y=a/b>|x",
                "<html data-a=\"<head>\"><head>|",
                "<html data-a='>' data-b = \"'>\" data-c=x\"y><head>|",
                "<html =\">|x",
                "<html a=\"1\"b='>'/><head\n>|x",
                "<html a=><head>|x",
                "<html/><head >|",
                "<html a/=\"><head>|",
                "<html><html class=x><head>|",
                "<!-- <head> --><head>|",
                "<!-- a -- b --><head>|",
                "<!-- a --- b ---><head>|",
                "<!-- a -> > --!x --!-->|b",
                "<!-- a --!><head>|",
                "<!-- a <!-- b --><head>|",
                "<!-- a <!--><head>|",
                "<!--><head>|-->",
                "<!---><head>|-->",
                "<!----><head>|",
                "<!-----><head>|",
                "<!-- --!-><head>--><head>|",
                "<!><head>|",
                "<!-><head>|",
                "<!-x><head>|",
                "<!a \"><head>|",
                "<![CDATA[x]]><head>|",
                "<![CDATA[><head>|]]>",
                "<?xml version=\"1.0\"?><head>|",
                "<?><head>|",
                "</><head>|",
                "</ p><head>|",
                "</1><head>|",
                "<!doctype html SYSTEM \"><head>|\">",
                "<!doctype html SYSTEM 'about:legacy-compat'><head>|",
                "<!doctypehtml><head>|",
                "\t\n\f\r <!doctype html> \n<html> <!-- x --> <head>|",
                "<!doctype html>|<title>x</title>",
                "<!doctype html>|<header>x</header>",
                "<!doctype html>|<headx>",
                "<!doctype html>|<htmlx>",
                "<!doctype html>|<html\u0001>",
                "<!doctype html>|<h1>x</h1>",
                "<!doctype html>|<hr>",
                "<!doctype html>|<body><p>x",
                "<!doctype html>|</p>x",
                "<!doctype html>|</head>x",
                "<!doctype html>|text",
                "<!doctype html>|é<head>",
                "<!doctype html>|<",
                "<!doctype html>|< head>",
                "<!doctype html>|<<head>",
                "<!doctype html>|</",
                "<!doctype html>|",
                "<!doctype html>\n|",
                "<html>|",
                "|<p>x",
                "|x",
                " |x <head>",
                "|<",
                "|<1",
                "<!---->|",
                "<!--x-->|<body>",
                "",
                " \n",
                "<!--",
                "<!-- x",
                "<!-- --",
                "<!doctype",
                "<ht",
                "<html",
                "<html a='",
                "<head a=\">",
                "<head a='>'",
            })
    void findsInsertionPointInPageSplitAnywhere(String row) {
        assertEverySplit(row, false, StandardCharsets.UTF_8, HtmlEncoding.BYTES);
        assertEverySplit(row, false, StandardCharsets.UTF_16LE, HtmlEncoding.UTF_16LE);
        assertEverySplit(row, false, StandardCharsets.UTF_16BE, HtmlEncoding.UTF_16BE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html>|<title>x",
                "<!DocType html>|x",
                "<!-- x --><html>|<body>",
                "<html>|<body>",
                "<head>|",
                "<p>x",
                "x",
                "<!-- x --><p>",
                "<!-doctype><p>",
                "<!-ddoctype><p>",
                "<!doctyp e><p>",
                "<?doctype><p>",
                "<table>",
                "<hr>",
                "</head>",
                "{\"html\":\"<head>\"}",
            })
    void leavesPartialPagesUnchangedIfConfigured(String row) {
        assertEverySplit(row, true, StandardCharsets.UTF_8, HtmlEncoding.BYTES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><head>|<title/>",
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<html xmlns='http://www.w3.org/1999/xhtml'><head>|",
                "<?x > ?? ><head>?><html><head>|",
                "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" 'a>\"b'>\n<html a='>\"' b=\"/\"><head c='/'>|",
                "<!-- <html><head> - > --><html><!-- x --> <?y?> <head >|",
                "<html><head/><body/></html>",
                "<html><head /></html>",
                "<html><body/></html>",
                "<html/>",
                "<html>x<head>",
                "<HTML><HEAD>",
                "<h:html xmlns:h='x'><h:head></h:head></h:html>",
                "<html><header>",
                "<htmlx><head>",
                "<!DOCTYPE html [<!ENTITY x '<head>'>]><html><head>",
                "<!doctype html><html><head>",
                "<!-- a -- b --><html><head>",
                "<svg xmlns='x'/>",
                "<head></head>",
                "x",
                "",
            })
    void insertsIntoXmlOnlyAfterPlainHead(String row) {
        byte[] page = row.replace("|", "").getBytes(StandardCharsets.UTF_8);
        byte[] expected = row.replace("|", TAG).getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= page.length; cut++) {
            assertArrayEquals(
                    expected, insert(new HtmlXmlPrologue(), HtmlEncoding.BYTES, page, cut), row + " at " + cut);
        }
        assertArrayEquals(expected, insertSingly(new HtmlXmlPrologue(), HtmlEncoding.BYTES, page), row);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-8", "Shift_JIS", "GB18030", "Big5", "EUC-JP", "EUC-KR"})
    void insertsInEveryAsciiCompatibleEncoding(String name) {
        String word = name.startsWith("ISO") || name.startsWith("win") ? "é>ÿ" : "ソ表能十ー>構";
        String row = "<!-- " + word + " --><html title=\"" + word + "\"><head>|<title>" + word;
        assertEverySplit(row, false, Charset.forName(name), HtmlEncoding.ofLabel(name));
    }

    @Test
    void prefersByteOrderMarkToDeclaredEncodingAndKeepsItFirst() {
        for (String row : new String[] {"\uFEFF<!doctype html><head>|x", "\uFEFF|x", "\uFEFF|<p>", "\uFEFF"}) {
            for (HtmlEncoding declared : HtmlEncoding.values()) {
                assertEverySplit(row, false, StandardCharsets.UTF_8, declared);
                assertEverySplit(row, false, StandardCharsets.UTF_16LE, declared);
                assertEverySplit(row, false, StandardCharsets.UTF_16BE, declared);
            }
        }
    }

    @Test
    void treatsPartialByteOrderMarkAsText() {
        for (byte[] page :
                new byte[][] {{(byte) 0xEF}, {(byte) 0xEF, (byte) 0xBB}, {(byte) 0xFF}, {(byte) 0xFE, 'x'}}) {
            byte[] expected = join(TAG.getBytes(StandardCharsets.US_ASCII), page);
            for (int cut = 0; cut <= page.length; cut++) {
                assertArrayEquals(
                        expected,
                        insert(new HtmlTagPrologue(PageDisplay.PAGE), HtmlEncoding.BYTES, page, cut),
                        "at " + cut);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void leavesUndeclaredWideEncodingsUnchanged(String name) {
        byte[] page = "<html><head>x".getBytes(Charset.forName(name));
        assertArrayEquals(page, insert(new HtmlTagPrologue(PageDisplay.PAGE), HtmlEncoding.BYTES, page, 5));
        assertArrayEquals(page, insert(new HtmlXmlPrologue(), HtmlEncoding.BYTES, page, 5));
    }

    @Test
    void leavesPageWithEscapeSequenceBeforeHeadUnchanged() {
        byte[] page = "<!-- \u001B$B-->\u001B(B --><head>".getBytes(StandardCharsets.US_ASCII);
        assertArrayEquals(
                page, insert(new HtmlTagPrologue(PageDisplay.PAGE), HtmlEncoding.ofLabel("iso-2022-jp"), page, 9));
    }

    @Test
    void resolvesLabelsOfUtf16LikeBrowsers() {
        assertEquals(HtmlEncoding.UTF_16LE, HtmlEncoding.ofLabel("UTF-16"));
        assertEquals(HtmlEncoding.UTF_16LE, HtmlEncoding.ofLabel("Unicode"));
        assertEquals(HtmlEncoding.UTF_16BE, HtmlEncoding.ofLabel("utf-16BE"));
        assertEquals(HtmlEncoding.BYTES, HtmlEncoding.ofLabel("utf-7"));
        assertEquals(HtmlEncoding.BYTES, HtmlEncoding.ofLabel(null));
    }

    @Test
    void streamsLongProlog() {
        HtmlInserter inserter = new HtmlInserter(new HtmlTagPrologue(PageDisplay.PAGE), HtmlEncoding.BYTES, TAG);
        byte[] comment = new byte[10_000];
        Arrays.fill(comment, (byte) 'x');
        inserter.put(ByteBuffer.wrap("<!--".getBytes(StandardCharsets.US_ASCII)), false);
        for (int i = 0; i < 100; i++) {
            inserter.put(ByteBuffer.wrap(comment), false);
            assertEquals(i == 0 ? 10_004 : 10_000, drain(inserter).length);
        }
        inserter.put(ByteBuffer.wrap("--><head>".getBytes(StandardCharsets.US_ASCII)), false);
        assertEquals("--><head>" + TAG, new String(drain(inserter), StandardCharsets.US_ASCII));
        assertTrue(inserter.isPassThrough());
        assertEquals(TAG.length(), inserter.added());
    }

    @Test
    void neitherModifiesNorRetainsBuffersOfApplication() {
        byte[] page = "<!doctype html><he".getBytes(StandardCharsets.US_ASCII);
        HtmlInserter inserter = new HtmlInserter(new HtmlTagPrologue(PageDisplay.PAGE), HtmlEncoding.BYTES, TAG);
        ByteBuffer shared = ByteBuffer.wrap(page).asReadOnlyBuffer();
        inserter.put(shared, false);
        assertEquals(0, shared.remaining());
        assertEquals("<!doctype html>", new String(drain(inserter), StandardCharsets.US_ASCII));
        Arrays.fill(page, (byte) '!');
        ByteBuffer direct = ByteBuffer.allocateDirect(10)
                .put("..ad>x".getBytes(StandardCharsets.US_ASCII))
                .flip();
        inserter.put(direct.position(2), true);
        assertEquals("<head>" + TAG + "x", new String(drain(inserter), StandardCharsets.US_ASCII));
    }

    private static void assertEverySplit(String row, boolean whole, Charset charset, HtmlEncoding declared) {
        byte[] page = row.replace("|", "").getBytes(charset);
        byte[] expected = row.replace("|", TAG).getBytes(charset);
        for (int cut = 0; cut <= page.length; cut++) {
            byte[] actual =
                    insert(new HtmlTagPrologue(whole ? PageDisplay.DATA : PageDisplay.PAGE), declared, page, cut);
            assertEquals(new String(expected, charset), new String(actual, charset), charset + ", cut at " + cut);
            assertArrayEquals(expected, actual);
        }
        assertArrayEquals(
                expected,
                insertSingly(new HtmlTagPrologue(whole ? PageDisplay.DATA : PageDisplay.PAGE), declared, page),
                row);
    }

    private static byte[] insert(HtmlPrologue prologue, HtmlEncoding declared, byte[] page, int cut) {
        HtmlInserter inserter = new HtmlInserter(prologue, declared, TAG);
        inserter.put(ByteBuffer.wrap(page, 0, cut), false);
        byte[] first = drain(inserter);
        inserter.put(ByteBuffer.wrap(page, cut, page.length - cut), true);
        return join(first, drain(inserter));
    }

    private static byte[] insertSingly(HtmlPrologue prologue, HtmlEncoding declared, byte[] page) {
        HtmlInserter inserter = new HtmlInserter(prologue, declared, TAG);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < page.length; i++) {
            inserter.put(ByteBuffer.wrap(page, i, 1), false);
            all.writeBytes(drain(inserter));
        }
        inserter.put(ByteBuffer.allocate(0), true);
        all.writeBytes(drain(inserter));
        return all.toByteArray();
    }

    private static byte[] drain(HtmlInserter inserter) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ByteBuffer piece = inserter.poll(); piece != null; piece = inserter.poll()) {
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            all.writeBytes(bytes);
        }
        return all.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
