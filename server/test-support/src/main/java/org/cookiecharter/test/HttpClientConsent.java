// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.test;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Helpers for tests that send requests by {@code java.net.http.HttpClient}. */
public final class HttpClientConsent {
    private HttpClientConsent() {}

    /**
     * Adds the choice to a request. The client must have no cookie handler, which would replace the header.
     *
     * @return the same builder
     */
    public static HttpRequest.Builder withChoice(HttpRequest.Builder request, TestChoice choice) {
        return choice.cookie().isEmpty() ? request : request.header("Cookie", choice.cookie());
    }

    /**
     * Asserts that a response sets only cookies that the catalogue declares and this choice allows.
     *
     * @throws AssertionError if it sets others; the message names each of them, and the line to add to the catalogue
     */
    public static void assertAllowedCookies(HttpResponse<?> response, TestChoice choice) {
        choice.assertAllows(response.headers().allValues("Set-Cookie"));
    }
}
