// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.cookiecharter.audit.login.LoginStep.Action;
import org.junit.jupiter.api.Test;

/** Tests the text of login scripts. */
class LoginScriptTest {
    private static final URI START = URI.create("https://site.example/shop/");
    private static final Map<String, String> ENVIRONMENT = Map.of("SHOP_USER", "margaret", "SHOP_PASSWORD", "a b\"c");

    private static LoginScript parse(String text) {
        return LoginScript.parse(text, START, ENVIRONMENT::get);
    }

    @Test
    void readsEachKindOfStepWithQuotedArgumentsAndVariables() {
        LoginScript script = parse("""
                # The members' entrance

                open  ../login?next=/
                fill  #user $SHOP_USER
                fill  'input[name="word"]' "$SHOP_PASSWORD"
                fill  #shop "Main street"
                click "form.login button"
                wait  .account
                """);
        assertEquals(
                List.of(
                        new LoginStep(3, Action.OPEN, "https://site.example/login?next=/", "", true),
                        new LoginStep(4, Action.FILL, "#user", "margaret", false),
                        new LoginStep(5, Action.FILL, "input[name=\"word\"]", "a b\"c", false),
                        new LoginStep(6, Action.FILL, "#shop", "Main street", true),
                        new LoginStep(7, Action.CLICK, "form.login button", "", true),
                        new LoginStep(8, Action.WAIT, ".account", "", true)),
                script.steps());
        assertEquals(List.of("margaret", "a b\"c"), script.secrets());
        assertFalse(script.toString().contains("margaret"), script.toString());
    }

    @Test
    void reportsAllErrorsWithTheirLinesAndWithoutValues() {
        String message = String.valueOf(assertThrows(
                        IllegalArgumentException.class,
                        () -> parse("press #a\nfill #user\nfill #user $NOBODY\nclick \"form\nwait a b\nopen |"))
                .getMessage());
        for (String part : List.of(
                "line 1: press must be open, fill, click or wait",
                "line 2: fill takes 2 arguments, not 1",
                "line 3: the environment variable NOBODY is not set",
                "line 4: the quotation marks of \"form do not match",
                "line 5: wait takes 1 arguments, not 2",
                "line 6:")) {
            assertTrue(message.contains(part), message + " lacks " + part);
        }
        assertThrows(IllegalArgumentException.class, () -> parse("# nothing\n"));
    }
}
