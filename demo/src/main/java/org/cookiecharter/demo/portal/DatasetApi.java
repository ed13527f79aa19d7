// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Reader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The API: {@code GET /api/datasets} for everyone, {@code PUT /api/datasets/ID} with a body like
 * <code>{"title":"Trees"}</code> for logged-in users who send the token of {@code csrftoken} as {@code X-CSRFToken}.
 */
final class DatasetApi extends PortalServlet {
    private static final long serialVersionUID = 1;
    private static final int MAX_BODY_LENGTH = 4096;

    private final transient Datasets datasets;
    private final transient Gson gson = new Gson();

    DatasetApi(ThirdPartyAddress thirdParty, Datasets datasets) {
        super(thirdParty);
        this.datasets = datasets;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (path == null || path.equals("/")) {
            send(response, HttpServletResponse.SC_OK, datasets.all());
            return;
        }
        Dataset dataset = datasets.find(path.substring(1));
        if (dataset == null) {
            sendProblem(response, HttpServletResponse.SC_NOT_FOUND, "there is no such dataset");
        } else {
            send(response, HttpServletResponse.SC_OK, dataset);
        }
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (user(request) == null) {
            sendProblem(response, HttpServletResponse.SC_UNAUTHORIZED, "log in first");
        } else if (!CsrfToken.isValid(request)) {
            sendProblem(response, HttpServletResponse.SC_FORBIDDEN, "X-CSRFToken must be the value of csrftoken");
        } else {
            String title = title(request.getReader());
            if (title == null) {
                sendProblem(
                        response,
                        HttpServletResponse.SC_BAD_REQUEST,
                        "title must be 1 to " + Datasets.MAX_TITLE_LENGTH + " characters");
                return;
            }
            Dataset renamed = datasets.rename(
                    path == null ? "" : path.substring(1), texts(request).language(), title);
            if (renamed == null) {
                sendProblem(response, HttpServletResponse.SC_NOT_FOUND, "there is no such dataset");
            } else {
                send(response, HttpServletResponse.SC_OK, renamed);
            }
        }
    }

    private @Nullable String title(Reader body) throws IOException {
        char[] text = new char[MAX_BODY_LENGTH];
        int length = 0;
        for (int n; length < text.length && (n = body.read(text, length, text.length - length)) >= 0; ) {
            length += n;
        }
        try {
            Change change = gson.fromJson(new String(text, 0, length), Change.class);
            return change == null ? null : Datasets.title(change.title());
        } catch (JsonParseException e) {
            return null;
        }
    }

    private void send(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json;charset=utf-8");
        response.getWriter().write(gson.toJson(body));
    }

    private void sendProblem(HttpServletResponse response, int status, String detail) throws IOException {
        send(response, status, Map.of("status", status, "title", detail));
        response.setContentType("application/problem+json;charset=utf-8");
    }

    private record Change(@Nullable String title) {}
}
