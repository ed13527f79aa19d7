// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The application of {@link LoadApplication}, as a servlet, with a large response and a large page. */
final class LoadServlet extends HttpServlet {
    /** The path of a page of {@link #LARGE_BYTES}. */
    static final String LARGE_PAGE = "/large-page";
    /** The path of a response of {@link #LARGE_BYTES} that is no page. */
    static final String LARGE = "/large";
    /** The least length of the large responses. */
    static final long LARGE_BYTES = 1L << 30;

    private static final long serialVersionUID = 1L;
    private static final byte[] HELLO = "Hello\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DOCUMENT = LoadApplication.page();
    private static final byte[] PIECE = "<p>What the town measures, counted each month and free to use.</p>\n"
            .repeat(1000)
            .getBytes(StandardCharsets.US_ASCII);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath();
        boolean isPage = path.equals(LoadApplication.PAGE) || path.equals(LARGE_PAGE);
        response.setContentType(isPage ? "text/html;charset=utf-8" : "text/plain");
        if (path.equals(LoadApplication.COOKIES)) {
            LoadCase.SET.forEach(cookie -> response.addHeader("Set-Cookie", cookie));
        }
        ServletOutputStream output = response.getOutputStream();
        if (path.equals(LARGE) || path.equals(LARGE_PAGE)) {
            for (long written = 0; written < LARGE_BYTES; written += PIECE.length) {
                output.write(PIECE);
            }
        } else {
            byte[] body = path.equals(LoadApplication.PAGE) ? DOCUMENT : HELLO;
            response.setContentLength(body.length);
            output.write(body);
        }
    }
}
