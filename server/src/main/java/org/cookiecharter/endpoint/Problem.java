// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import org.eclipse.jetty.http.HttpStatus;

/** An error response as {@code application/problem+json} (RFC 9457). */
public final class Problem {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private Problem() {}

    /**
     * Returns a response that describes a problem (RFC 9457).
     *
     * @param detail the error and how to fix it
     */
    public static EndpointResponse of(int status, String detail) {
        JsonObject problem = new JsonObject();
        problem.addProperty("type", "about:blank");
        problem.addProperty("title", HttpStatus.getMessage(status));
        problem.addProperty("status", status);
        problem.addProperty("detail", detail);
        return EndpointResponse.of(status, "application/problem+json", GSON.toJson(problem))
                .uncached();
    }
}
