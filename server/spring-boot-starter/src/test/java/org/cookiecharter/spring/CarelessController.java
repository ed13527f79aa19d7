// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A controller that sets an undeclared cookie and one that needs consent. */
@RestController
public class CarelessController {
    /** Created by tests. */
    public CarelessController() {}

    /** Sets the cookies. */
    @GetMapping("/careless")
    public void set(HttpServletResponse response) {
        response.addHeader("Set-Cookie", "basket=1; Max-Age=172800");
        response.addHeader("Set-Cookie", "_count=1");
    }
}
