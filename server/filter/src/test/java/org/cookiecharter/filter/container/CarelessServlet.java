// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter.container;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A servlet that sets the same cookies in each possible way, which the last part of the path selects. */
public final class CarelessServlet extends HttpServlet {
    /** One cookie that needs consent, one that does not, and one that is undeclared. */
    private static final List<String> COOKIES =
            List.of("_v=v1; Path=/; HttpOnly", "sid=s1; Path=/; HttpOnly", "_new=n1; Path=/; HttpOnly");

    static final String PAGE = "<!doctype html><html><head><title>é</title></head><body>"
            + "<iframe src=\"https://video.example/1\"></iframe></body></html>";

    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Object included = request.getAttribute(RequestDispatcher.INCLUDE_PATH_INFO);
        String way = (included == null ? request.getPathInfo() : included.toString()).substring(1);
        switch (way) {
            case "addCookie" -> {
                for (String line : COOKIES) {
                    Cookie cookie = new Cookie(
                            line.substring(0, line.indexOf('=')),
                            line.substring(line.indexOf('=') + 1, line.indexOf(';')));
                    cookie.setPath("/");
                    cookie.setHttpOnly(true);
                    response.addCookie(cookie);
                }
                respond(response);
            }
            case "consentCookie" -> {
                Cookie cookie = new Cookie("cookies_preferences", "forged");
                cookie.setPath("/");
                response.addCookie(cookie);
                response.addHeader("Set-Cookie", "cookies_preferences=forged; Path=/app");
                response.addHeader("set-cookie", "=cookies_preferences=forged; Path=/");
                response.addHeader("Set-Cookie", "cookies_preferences=; Path=/; Max-Age=0");
                add(response);
                respond(response);
            }
            case "deepCookie" -> {
                response.addHeader("Set-Cookie", "_v=v1; Path=/app/deep; HttpOnly");
                Cookie cookie = new Cookie("_v", "v1");
                cookie.setPath("/app/deeper");
                response.addCookie(cookie);
                respond(response);
            }
            case "longCookie" -> {
                Cookie cookie = new Cookie("sid", "s1");
                cookie.setMaxAge(999_999_999);
                cookie.setAttribute("SameSite", "Strict");
                response.addCookie(cookie);
                respond(response);
            }
            case "addHeader" -> {
                add(response);
                respond(response);
            }
            case "setHeader" -> {
                response.setHeader("SET-cookie", COOKIES.get(0));
                response.addHeader("set-cookie", COOKIES.get(1));
                response.addHeader("SET-COOKIE", COOKIES.get(2));
                respond(response);
            }
            case "session" -> {
                request.getSession(true).setAttribute("a", "b");
                add(response);
                respond(response);
            }
            case "newSessionId" -> {
                request.getSession(true);
                request.changeSessionId();
                add(response);
                respond(response);
            }
            case "reset" -> {
                add(response);
                response.getWriter().print("forgotten");
                response.reset();
                add(response);
                respond(response);
            }
            case "resetBuffer" -> {
                add(response);
                response.getWriter().print("forgotten");
                response.resetBuffer();
                response.getWriter().print("answered");
            }
            case "sendError" -> {
                add(response);
                response.sendError(418);
            }
            case "errorPage" -> {
                add(response);
                response.sendError(503);
            }
            case "thrown" -> {
                add(response);
                throw new IllegalStateException("thrown by the test");
            }
            case "redirect" -> {
                add(response);
                response.sendRedirect("/elsewhere");
            }
            case "redirectWithStatus" -> {
                add(response);
                response.getWriter().print("written");
                response.sendRedirect("/elsewhere", 307, true);
            }
            case "redirectWithContent" -> {
                add(response);
                response.getWriter().print("written");
                response.sendRedirect("/elsewhere", 303, false);
            }
            case "redirectAbroad" -> {
                response.getWriter().print("written");
                response.sendRedirect("https://video.example/b.png");
            }
            case "locationAbroad" -> {
                response.setStatus(301);
                response.setHeader("Location", "//video.example/b.png");
                response.setHeader("Cache-Control", "max-age=60");
            }
            case "refreshAbroad" -> {
                response.setHeader("Refresh", "0; url=https://video.example/");
                response.setHeader("Reporting-Endpoints", "a=\"https://video.example/r\", b=\"/r\"");
                response.getOutputStream().print("body");
            }
            case "styledPage" -> {
                response.setContentType("text/html;charset=utf-8");
                response.getWriter().print("<style>@import 'https://video.example/a.css'</style>");
            }
            case "svg" -> {
                response.setContentType("image/svg+xml");
                response.getWriter().print("<svg><image href='https://video.example/a.png'/></svg>");
            }
            case "earlyHints" -> {
                hint(unwrapped(response));
                respond(response);
            }
            case "forward" -> {
                response.getOutputStream().print("forgotten");
                request.getRequestDispatcher("/app/addHeader").forward(request, response);
            }
            case "forwardPage" -> request.getRequestDispatcher("/app/page").forward(request, response);
            case "include" -> {
                response.addHeader("Set-Cookie", COOKIES.get(1));
                request.getRequestDispatcher("/app/addCookie").include(request, response);
                request.getRequestDispatcher("/app/addHeader").include(request, response);
            }
            case "includeLong" -> {
                response.addHeader("Set-Cookie", COOKIES.get(1));
                response.setHeader("X-Before", "1");
                request.getRequestDispatcher("/app/long").include(request, response);
            }
            case "asyncDispatch" -> request.startAsync().dispatch("/app/addHeader");
            case "asyncThread" -> {
                AsyncContext async = request.startAsync();
                new Thread(() -> {
                            add((HttpServletResponse) async.getResponse());
                            respond(async.getResponse());
                            async.complete();
                        })
                        .start();
            }
            case "asyncTimeout" -> {
                AsyncContext async = request.startAsync();
                async.setTimeout(1);
                async.addListener(new Late());
            }
            case "flush" -> {
                add(response);
                response.flushBuffer();
                add(response);
                response.getOutputStream().print("late");
            }
            case "closed" -> {
                add(response);
                response.getWriter().print("answered");
                response.getWriter().close();
                add(response);
            }
            case "long" -> {
                add(response);
                response.getOutputStream().write("0123456789".repeat(10_000).getBytes(StandardCharsets.US_ASCII));
                add(response);
            }
            case "unwrapped" -> {
                add((HttpServletResponse) unwrapped(response));
                respond(response);
            }
            case "unwrappedCookie" -> {
                ((HttpServletResponse) unwrapped(response)).addCookie(new Cookie("_v", "v1"));
                respond(response);
            }
            case "unwrappedFlush" -> {
                add((HttpServletResponse) unwrapped(response));
                unwrapped(response).flushBuffer();
            }
            case "trailers" -> {
                response.setHeader("Trailer", "X-T");
                response.setTrailerFields(() -> Map.of("X-T", "1", "Set-Cookie", COOKIES.get(0)));
                response.getOutputStream().print("body");
                response.flushBuffer();
            }
            case "page" -> {
                response.setContentType("text/html;charset=UTF-8");
                response.setHeader("ETag", "\"1\"");
                response.addHeader("Link", "<https://video.example/a.css>; rel=preload");
                byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
                response.setContentLength(page.length);
                response.getOutputStream().write(page);
            }
            case "policyPage" -> {
                response.setContentType("text/html;charset=utf-8");
                response.addHeader("Content-Security-Policy", "script-src 'nonce-abc' 'strict-dynamic'");
                response.addHeader("Content-Security-Policy", "default-src 'none'");
                response.getOutputStream().write(PAGE.getBytes(StandardCharsets.UTF_8));
            }
            case "typelessPage" -> response.getOutputStream().write(PAGE.getBytes(StandardCharsets.UTF_8));
            case "download" -> {
                response.setContentType("text/html;charset=utf-8");
                response.setHeader("Content-Disposition", "attachment");
                response.getOutputStream().write(PAGE.getBytes(StandardCharsets.UTF_8));
            }
            case "writtenPage" -> {
                response.setContentType("text/html");
                response.setCharacterEncoding("ISO-8859-1");
                response.getWriter().print(PAGE);
            }
            case "gzipPage" -> {
                ByteArrayOutputStream packed = new ByteArrayOutputStream();
                try (OutputStream gzip = new GZIPOutputStream(packed)) {
                    gzip.write(PAGE.getBytes(StandardCharsets.UTF_8));
                }
                response.setContentType("text/html;charset=UTF-8");
                response.setHeader("Content-Encoding", "gzip");
                response.getOutputStream().write(packed.toByteArray());
            }
            case "writeListener" -> listen(request, response);
            case "saw" -> saw(request, response);
            default -> response.sendError(404);
        }
    }

    private static void add(HttpServletResponse response) {
        for (String line : COOKIES) {
            response.addHeader("Set-Cookie", line);
        }
    }

    /** Sends early hints by a method of Tomcat that servlets do not specify. */
    private static void hint(ServletResponse tomcats) throws ServletException {
        ((HttpServletResponse) tomcats).addHeader("Set-Cookie", COOKIES.get(0));
        try {
            tomcats.getClass().getMethod("sendEarlyHints").invoke(tomcats);
        } catch (ReflectiveOperationException e) {
            throw new ServletException(e);
        }
    }

    private static void respond(ServletResponse response) {
        try {
            response.getOutputStream().print("answered");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServletResponse unwrapped(ServletResponse response) {
        ServletResponse inner = response;
        while (inner instanceof ServletResponseWrapper wrapper) {
            inner = wrapper.getResponse();
        }
        return inner;
    }

    /** Writes a long page in pieces whenever the container is ready. */
    private static void listen(HttpServletRequest request, HttpServletResponse response) throws IOException {
        add(response);
        response.setContentType("text/html;charset=UTF-8");
        AsyncContext async = request.startAsync();
        ServletOutputStream stream = response.getOutputStream();
        byte[] piece = "<p>0123456789</p>".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
        stream.setWriteListener(new WriteListener() {
            private int pieces;

            @Override
            public void onWritePossible() throws IOException {
                while (stream.isReady()) {
                    if (pieces == 0) {
                        stream.write(PAGE.getBytes(StandardCharsets.UTF_8));
                    } else if (pieces <= 500) {
                        stream.write(piece);
                    } else {
                        async.complete();
                        return;
                    }
                    pieces++;
                }
            }

            @Override
            public void onError(Throwable failure) {
                async.complete();
            }
        });
    }

    /** A listener that sets cookies after the response is committed. */
    private static final class Late implements AsyncListener {
        @Override
        public void onTimeout(AsyncEvent event) {
            add((HttpServletResponse) event.getAsyncContext().getResponse());
            respond(event.getAsyncContext().getResponse());
            event.getAsyncContext().complete();
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }

    private static void saw(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> cookies = new ArrayList<>();
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                cookies.add(cookie.getName() + "=" + cookie.getValue());
            }
        }
        HttpSession session = request.getSession(false);
        response.getWriter().print("raw: " + Collections.list(request.getHeaders("Cookie")) + "\n");
        response.getWriter().print("cookies: " + cookies + "\n");
        response.getWriter()
                .print("session: " + request.getRequestedSessionId() + " " + request.isRequestedSessionIdFromCookie()
                        + " " + (session == null ? "none" : "there") + "\n");
    }
}
