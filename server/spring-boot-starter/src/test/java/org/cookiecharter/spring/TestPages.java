// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.cookiecharter.consent.Consent;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** The pages of the application. */
@RestController
public class TestPages {
    /** Created by Spring. */
    public TestPages() {}

    /** Returns a page, and sets a cookie that needs consent and one that is not declared. */
    @GetMapping(path = "/", produces = "text/html;charset=utf-8")
    public String home(
            @RequestAttribute(Consent.ATTRIBUTE) Consent consent, CsrfToken csrf, HttpServletResponse response) {
        response.addCookie(new Cookie("_count", "1"));
        response.addCookie(new Cookie("undeclared", "1"));
        return "<!doctype html><html><head><title>Town</title></head><body><p>counts: " + consent.allows("counter")
                + "</p>" + "<i>" + csrf.getToken() + "</i></body></html>";
    }

    /** Returns the name of the user, who must have logged in. */
    @GetMapping("/account")
    public String account(Principal user) {
        return user.getName();
    }
}
