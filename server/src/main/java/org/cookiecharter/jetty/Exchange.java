package org.cookiecharter.jetty;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One request to an endpoint of ours, and the means to answer it. */
record Exchange(Request request, Response response, Callback callback, Consent consent) {
    boolean hasMethod(String method) {
        return request.getMethod().equals(method);
    }

    boolean reads() {
        return hasMethod("GET") || hasMethod("HEAD");
    }

    void answer(Answer answer) {
        answer.send(response, callback);
    }

    /** @param allow the methods that this address has, as the {@code Allow} field lists them */
    void refuseMethod(String allow) {
        answer(Problem.of(HttpStatus.METHOD_NOT_ALLOWED_405, "use one of " + allow)
                .with(HttpHeader.ALLOW, allow));
    }
}
