// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import org.eclipse.jetty.http.HttpStatus;

/**
 * The response to a request to the console.
 *
 * @param status the HTTP status
 * @param location the URL to go to; empty if the response has content
 * @param contentType the media type of the content
 * @param content the content
 * @param kind the policy for the content
 */
public record Reply(int status, String location, String contentType, String content, Kind kind) {
    /** The kinds of responses, which differ in their Content-Security-Policy. */
    public enum Kind {
        /** A page of the console. */
        PAGE,
        /** A page that displays what visitors would see, without access to the console. */
        FRAME,
        /** A file to save. */
        FILE
    }

    static Reply page(String html) {
        return page(HttpStatus.OK_200, html);
    }

    public static Reply page(int status, String html) {
        return new Reply(status, "", "text/html", html, Kind.PAGE);
    }

    static Reply frame(String html) {
        return new Reply(HttpStatus.OK_200, "", "text/html", html, Kind.FRAME);
    }

    static Reply file(String contentType, String content) {
        return new Reply(HttpStatus.OK_200, "", contentType, content, Kind.FILE);
    }

    /** Returns a redirect after a form, so that a reload does not send the form again. */
    static Reply redirect(String url) {
        return new Reply(HttpStatus.SEE_OTHER_303, url, "text/html", "", Kind.PAGE);
    }
}
