// SPDX-License-Identifier: Apache-2.0
package careless;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.PushBuilder;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;

/**
 * An application that sets the same cookies in each possible way of servlets, which the last part of the path selects.
 * The tests compile it against each servlet environment, not the build.
 */
public final class CarelessApplication implements Function<List<String>, Handler> {
    @Override
    public Handler apply(List<String> lines) {
        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.SESSIONS);
        context.setContextPath("/");
        context.addFilter(new FilterHolder(new Late(lines)), "/filter", EnumSet.of(DispatcherType.REQUEST));
        ServletHolder servlet = new ServletHolder("careless", new Careless(lines));
        servlet.setAsyncSupported(true);
        context.addServlet(servlet, "/");
        ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
        errors.addErrorPage(503, "/addCookie");
        errors.addErrorPage(IllegalStateException.class, "/addHeader");
        context.setErrorHandler(errors);
        Object made = context;
        return (Handler) (made instanceof Supplier ? ((Supplier<?>) made).get() : made);
    }

    /** Adds all cookies as {@code Set-Cookie} headers. */
    private static void add(List<String> lines, HttpServletResponse response) {
        for (String line : lines) {
            response.addHeader("Set-Cookie", line);
        }
    }

    /** A filter that sets cookies after the servlet has responded, on a wrapped response. */
    private static final class Late implements Filter {
        private final List<String> lines;

        private Late(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void init(FilterConfig config) {}

        @Override
        public void destroy() {}

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            HttpServletResponseWrapper wrapper = new HttpServletResponseWrapper((HttpServletResponse) response);
            chain.doFilter(request, wrapper);
            add(lines, wrapper);
        }
    }

    /** A handler of upgraded connections that does nothing. */
    public static final class Upgraded implements HttpUpgradeHandler {
        @Override
        public void init(WebConnection connection) {
            try {
                connection.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void destroy() {}
    }

    private static final class Careless extends HttpServlet {
        private final List<String> lines;

        private Careless(List<String> lines) {
            this.lines = lines;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            Object included = request.getAttribute(RequestDispatcher.INCLUDE_SERVLET_PATH);
            String way = (included == null ? request.getServletPath() : included.toString()).substring(1);
            switch (way) {
                case "addCookie":
                    addCookies(response);
                    break;
                case "setHeader":
                    response.setHeader("SET-cookie", lines.get(0));
                    response.addHeader("set-cookie", lines.get(1));
                    response.addHeader("SET-COOKIE", lines.get(2));
                    break;
                case "session":
                    request.getSession(true).setAttribute("a", "b");
                    add(lines, response);
                    break;
                case "newSessionId":
                    request.getSession(true);
                    request.changeSessionId();
                    add(lines, response);
                    break;
                case "reset":
                    request.getSession(true);
                    add(lines, response);
                    response.reset();
                    add(lines, response);
                    break;
                case "resetBuffer":
                    add(lines, response);
                    response.getOutputStream().print("forgotten");
                    response.resetBuffer();
                    break;
                case "sendError":
                    add(lines, response);
                    response.sendError(418);
                    return;
                case "errorPage":
                    response.sendError(503);
                    return;
                case "thrown":
                    add(lines, response);
                    throw new IllegalStateException("thrown by the test");
                case "redirect":
                    add(lines, response);
                    response.sendRedirect("/elsewhere");
                    return;
                case "forward":
                    request.getRequestDispatcher("/addHeader").forward(request, response);
                    return;
                case "include":
                    add(lines, response);
                    request.getRequestDispatcher("/addCookie").include(request, response);
                    break;
                case "asyncDispatch":
                    asyncDispatch(request, response);
                    return;
                case "asyncThread":
                    asyncThread(request, response);
                    return;
                case "interim":
                    add(lines, response);
                    response.sendError(103);
                    break;
                case "trailers":
                    response.setTrailerFields(this::trailers);
                    response.getOutputStream().print("body");
                    response.flushBuffer();
                    break;
                case "flush":
                    add(lines, response);
                    response.flushBuffer();
                    add(lines, response);
                    response.getOutputStream().print("late");
                    break;
                case "stream":
                    add(lines, response);
                    stream(response);
                    return;
                case "unwrapped":
                    unwrapped(request);
                    break;
                case "push":
                    push(request, response);
                    break;
                case "upgrade":
                    add(lines, response);
                    response.setHeader("Upgrade", "raw");
                    response.setHeader("Connection", "Upgrade");
                    request.upgrade(Upgraded.class);
                    return;
                case "filter":
                    return;
                case "saw":
                    saw(request, response);
                    return;
                default:
                    add(lines, response);
            }
            response.getOutputStream().print("answered");
        }

        private void addCookies(HttpServletResponse response) {
            for (String line : lines) {
                String pair = line.split(";")[0];
                Cookie cookie = new Cookie(pair.split("=")[0], pair.split("=")[1]);
                cookie.setPath("/");
                cookie.setHttpOnly(true);
                response.addCookie(cookie);
            }
        }

        private void asyncDispatch(HttpServletRequest request, HttpServletResponse response) {
            if (request.getAttribute("again") == null) {
                request.setAttribute("again", true);
                request.startAsync().dispatch("/addHeader");
            }
        }

        private void asyncThread(HttpServletRequest request, HttpServletResponse response) {
            AsyncContext async = request.startAsync();
            new Thread(() -> {
                        add(lines, response);
                        async.complete();
                    })
                    .start();
        }

        private Map<String, String> trailers() {
            Map<String, String> trailers = new LinkedHashMap<>();
            trailers.put("X-T", "1");
            trailers.put("Set-Cookie", lines.get(0));
            trailers.put("set-COOKIE", lines.get(1));
            return trailers;
        }

        private void stream(HttpServletResponse response) throws IOException {
            byte[] part = new byte[20_000];
            for (int i = 0; i < part.length; i++) {
                part[i] = (byte) ('a' + i % 26);
            }
            for (int i = 0; i < 10; i++) {
                response.getOutputStream().write(part);
                response.flushBuffer();
            }
        }

        /** Bypasses the servlet API: sets cookies on the server's own response. */
        private void unwrapped(HttpServletRequest request) {
            Response core = (Response) request.getAttribute("core.response");
            for (String line : lines) {
                Response.getOriginalResponse(core).getHeaders().add("Set-Cookie", line);
            }
        }

        private void push(HttpServletRequest request, HttpServletResponse response) {
            add(lines, response);
            PushBuilder push = request.newPushBuilder();
            if (push != null) {
                push.path("/addHeader").push();
            }
        }

        private static void saw(HttpServletRequest request, HttpServletResponse response) throws IOException {
            List<String> cookies = new ArrayList<>();
            if (request.getCookies() != null) {
                for (Cookie cookie : request.getCookies()) {
                    cookies.add(cookie.getName() + "=" + cookie.getValue());
                }
            }
            HttpSession session = request.getSession(false);
            response.getOutputStream().print("raw: " + Collections.list(request.getHeaders("Cookie")) + "\n");
            response.getOutputStream().print("cookies: " + cookies + "\n");
            response.getOutputStream()
                    .print("session: " + request.getRequestedSessionId() + " "
                            + request.isRequestedSessionIdFromCookie() + " "
                            + (session == null ? "none" : session.getId()) + "\n");
        }
    }
}
