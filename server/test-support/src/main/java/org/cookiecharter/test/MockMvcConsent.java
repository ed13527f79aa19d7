// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.test;

import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Helpers for tests with Spring's {@code MockMvc}. */
public final class MockMvcConsent {
    private MockMvcConsent() {}

    /** Returns a step that adds the choice to a request: {@code get("/").with(choice(…))}. */
    public static RequestPostProcessor choice(TestChoice choice) {
        return request -> {
            String cookie = choice.cookie();
            if (!cookie.isEmpty()) {
                int equals = cookie.indexOf('=');
                List<Cookie> cookies = new ArrayList<>();
                if (request.getCookies() != null) {
                    cookies.addAll(Arrays.asList(request.getCookies()));
                }
                cookies.add(new Cookie(cookie.substring(0, equals), cookie.substring(equals + 1)));
                request.setCookies(cookies.toArray(Cookie[]::new));
            }
            return request;
        };
    }

    /**
     * Returns an expectation that the response sets only cookies that the catalogue declares and this choice allows:
     * {@code andExpect(allowedCookiesOnly(…))}. Its error names each other cookie, and the line to add to the catalogue.
     */
    public static ResultMatcher allowedCookiesOnly(TestChoice choice) {
        return result -> choice.assertAllows(result.getResponse().getHeaders("Set-Cookie"));
    }
}
