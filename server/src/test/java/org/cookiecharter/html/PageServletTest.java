// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import static org.cookiecharter.html.PageServer.BROWSER;
import static org.cookiecharter.html.PageServer.TAG;
import static org.cookiecharter.html.PageServer.header;
import static org.cookiecharter.html.PageServer.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PageServletTest {
    private static final String HEAD = "<!doctype html><html lang=fr><head><title>é</title></head>";
    private static final String BODY = "<p>" + "é".repeat(100_000);
    private static final String TAGGED = HEAD.replace("<head>", "<head>" + TAG) + BODY;

    /** A servlet with one page for each way to respond. */
    private static final class Pages extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            response.setContentType("text/html");
            response.setCharacterEncoding("ISO-8859-1");
            switch (request.getServletPath()) {
                case "/written" -> write(response, false);
                case "/flushed" -> write(response, true);
                case "/async" -> {
                    AsyncContext async = request.startAsync();
                    async.start(() -> {
                        try {
                            write(response, true);
                        } catch (IOException x) {
                            throw new UncheckedIOException(x);
                        } finally {
                            async.complete();
                        }
                    });
                }
                case "/refused" -> response.sendError(403, "on purpose");
                default -> throw new ServletException("on purpose");
            }
        }

        private static void write(HttpServletResponse response, boolean flush) throws IOException {
            response.getWriter().write(HEAD);
            if (flush) {
                response.flushBuffer();
            }
            response.getWriter().write(BODY);
        }
    }

    private static PageServer server() throws Exception {
        ServletContextHandler context = new ServletContextHandler();
        ServletHolder holder = new ServletHolder(new Pages());
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/written");
        context.addServlet(holder, "/flushed");
        context.addServlet(holder, "/async");
        context.addServlet(holder, "/refused");
        context.addServlet(holder, "/thrown");
        return new PageServer(context);
    }

    @Test
    void insertsIntoPagesOfServlets() throws Exception {
        try (PageServer server = server()) {
            for (String path : new String[] {"/written", "/flushed", "/async"}) {
                HttpResponse<byte[]> response = server.get(path, BROWSER);
                assertEquals(TAGGED, new String(response.body(), StandardCharsets.ISO_8859_1), path);
            }
        }
    }

    @Test
    void insertsIntoErrorPagesOfServlets() throws Exception {
        try (PageServer server = server()) {
            for (String path : new String[] {"/refused", "/thrown", "/nowhere"}) {
                HttpResponse<byte[]> response = server.get(path, BROWSER);
                assertTrue(response.statusCode() >= 403, path);
                assertTrue(text(response).startsWith("<html>\n<head>" + TAG + "\n"), text(response));
                assertEquals(Integer.toString(response.body().length), header(response, "Content-Length"));
            }
        }
    }

    @Test
    void respondsToHeadForPageOfServlet() throws Exception {
        try (PageServer server = server()) {
            HttpResponse<byte[]> response = server.request("HEAD", "/written", BROWSER);
            assertEquals(200, response.statusCode());
            assertEquals("", header(response, "Content-Length"));
            assertEquals(TAGGED, new String(server.get("/written", BROWSER).body(), StandardCharsets.ISO_8859_1));
        }
    }
}
