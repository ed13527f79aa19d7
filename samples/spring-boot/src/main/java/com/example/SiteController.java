// SPDX-License-Identifier: Apache-2.0
package com.example;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.cookiecharter.consent.Consent;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestAttribute;

/** The pages of the site. */
@Controller
class SiteController {
    /** Lets templates ask for the visitor's consent. */
    @ModelAttribute
    void consent(@RequestAttribute(Consent.ATTRIBUTE) Consent consent, Model model) {
        model.addAttribute("consent", consent);
    }

    @GetMapping("/")
    String home(HttpServletResponse response) {
        // Blocked until the visitor consents.
        response.addCookie(new Cookie("_pk_id.1.1", "a1"));
        return "home";
    }

    @GetMapping("/account")
    String account(Principal user, Model model) {
        model.addAttribute("name", user.getName());
        return "account";
    }
}
