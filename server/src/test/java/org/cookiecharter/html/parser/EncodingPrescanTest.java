// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.cookiecharter.html.BlockingTestSite;
import org.cookiecharter.html.PageContext;
import org.cookiecharter.html.PageRewrite;
import org.cookiecharter.html.PageRewriter;
import org.cookiecharter.html.thirdparty.NetworkHost;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of pages that declare their own encoding, and of insertions before the declaration. */
class EncodingPrescanTest {
    private static final String TAG = "<script src=\"/consent/banner.js\"></script>";
    private static final String BAR = "<noscript>" + "b".repeat(2000) + "</noscript>";

    private static String sent(String type, String page, int size) {
        PageRewriter rewriter = new PageRewriter("/consent/banner.js", "1", (host, own) -> null, null, language -> BAR);
        HttpFields headers = HttpFields.build().put("Content-Type", type).asImmutable();
        MetaData.Response response = new MetaData.Response(200, null, HttpVersion.HTTP_1_1, headers);
        PageRewrite rewrite = rewriter.begin(new Navigation(), response);
        StringBuilder out = new StringBuilder();
        byte[] bytes = page.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at < bytes.length && rewrite != null; at += size) {
            ByteBuffer piece = ByteBuffer.allocate(Math.min(size, bytes.length - at))
                    .put(bytes, at, Math.min(size, bytes.length - at))
                    .flip();
            rewrite.send(
                    (head, last, content, callback) -> {
                        if (content != null) {
                            out.append(StandardCharsets.ISO_8859_1.decode(content.duplicate()));
                        }
                        callback.succeeded();
                    },
                    at == 0 ? response : null,
                    at + size >= bytes.length,
                    piece,
                    Callback.NOOP);
            // The owner of the piece reuses its memory.
            piece.clear().put(new byte[piece.capacity()]);
        }
        return out.toString();
    }

    private record Navigation() implements PageContext {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public HttpFields headers() {
            return HttpFields.build().put("Sec-Fetch-Dest", "document").asImmutable();
        }

        @Override
        public String path() {
            return "/";
        }

        @Override
        public NetworkHost own() {
            return BlockingTestSite.OWN;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta charset=windows-1250>",
                "<META CharSet = 'windows-1250'>",
                "<meta http-equiv=Content-Type content=\"text/html; charset=windows-1250\">",
                "<meta content='text/html;charset=\"windows-1250\"' http-equiv='content-type'>",
                "<!-- <meta charset=x> --><p title='<meta charset=y>'></p><meta/charset=windows-1250>",
            })
    void redeclaresEncodingThatMovesBeyondPrescan(String declaration) {
        String start = "<!doctype html><html>";
        String rest = "<body><div>" + "x".repeat(600) + declaration + "<p>\u00e8";
        String expected = start + "<meta charset=\"windows-1250\">" + TAG + rest.replace("<body>", "<body>" + BAR);
        for (int size : new int[] {1, 7, 100, 1023, 10_000}) {
            assertEquals(expected, sent("text/html", start + rest, size), "in pieces of " + size);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html;charset=utf-8|<!doctype html><html>^<body>$<div>xxx<meta charset=windows-1250>",
                "text/html|<!doctype html><html>^<meta charset=windows-1250><body>$<div>xxx",
                "text/html|<!doctype html><html>^<body>$<div>xxx",
                "text/html|<!doctype html><html>^<body>$<div>xxx<!-- <meta charset=windows-1250> -->",
                "text/html|<!doctype html><html>^<body>$<div>xxx<meta charset='a b'>",
                "text/html|<!doctype html><html>^<body>$<div>xxx<metacharset=utf-8>",
                "text/html|<!doctype html><html>^<body>$<div>xxx<meta content='charset=utf-8'>",
            })
    void addsNoOtherDeclaration(String row) {
        String type = row.substring(0, row.indexOf('|'));
        String page = row.substring(row.indexOf('|') + 1);
        String expected = page.replace("^", TAG).replace("$", BAR);
        for (int size : new int[] {1, 7, 10_000}) {
            assertEquals(expected, sent(type, page.replace("^", "").replace("$", ""), size), "in pieces of " + size);
        }
    }

    @Test
    void leavesDeclarationThatNoBrowserReads() {
        String page = "<!doctype html><html><body><div>" + "x".repeat(1100) + "<meta charset=windows-1250>";
        assertEquals(page.replace("<body>", TAG + "<body>" + BAR), sent("text/html", page, 10_000));
    }
}
