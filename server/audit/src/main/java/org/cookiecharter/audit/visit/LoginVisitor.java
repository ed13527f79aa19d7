// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.visit;

import com.google.gson.JsonPrimitive;
import java.time.Duration;
import org.cookiecharter.audit.browser.DevToolsException;
import org.cookiecharter.audit.browser.Tab;
import org.cookiecharter.audit.login.LoginScript;
import org.cookiecharter.audit.login.LoginStep;

/** Logs in with the steps of a script. */
record LoginVisitor(Tab tab, Patience patience, Duration timeout) {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration INTERVAL = Duration.ofMillis(100);

    /** Selects the text of a field, and returns the field's type; null if it is none. */
    private static final String SELECT = """
            (() => { const field = document.querySelector(%s);
              if (!field.matches('input, textarea')) return null;
              field.focus(); field.select(); return field.type; })()""";

    LoginVisitor(Tab tab, Patience patience) {
        this(tab, patience, TIMEOUT);
    }

    /** @throws LoginException if a step fails */
    void logIn(LoginScript script) {
        for (LoginStep step : script.steps()) {
            try {
                perform(step);
            } catch (DevToolsException e) {
                throw new LoginException(step + ": " + e.getMessage(), e);
            }
        }
    }

    private void perform(LoginStep step) {
        String selector = new JsonPrimitive(step.target()).toString();
        switch (step.action()) {
            case OPEN -> tab.navigate(step.target());
            case WAIT -> awaitElement(step, selector);
            case CLICK -> {
                awaitElement(step, selector);
                tab.evaluate("document.querySelector(" + selector + ").click()");
            }
            case FILL -> {
                awaitElement(step, selector);
                fill(step, selector);
            }
        }
        if (step.action() == LoginStep.Action.OPEN || step.action() == LoginStep.Action.CLICK) {
            patience.settle();
        }
    }

    private void fill(LoginStep step, String selector) {
        var type = tab.evaluate(SELECT.formatted(selector));
        if (type.isJsonNull()) {
            throw new LoginException(step + ": the element is no field for text");
        }
        if (step.literal() && type.getAsString().equals("password")) {
            throw new LoginException(step + ": a password must come from an environment variable, such as $PASSWORD");
        }
        tab.insertText(step.value());
    }

    private void awaitElement(LoginStep step, String selector) {
        long start = System.nanoTime();
        while (!isVisible(step, selector)) {
            if (System.nanoTime() - start > timeout.toNanos()) {
                throw new LoginException(step + ": no such element was visible within " + timeout.toSeconds() + " s");
            }
            Patience.pause(INTERVAL);
        }
    }

    private boolean isVisible(LoginStep step, String selector) {
        String expression = "(() => { const found = document.querySelector(" + selector
                + "); return !!found && found.checkVisibility(); })()";
        try {
            return tab.evaluate(expression).getAsBoolean();
        } catch (DevToolsException e) {
            if (String.valueOf(e.getMessage()).contains("SyntaxError")) {
                throw new LoginException(step + ": the selector is not valid", e);
            }
            // The page is being replaced by another.
            return false;
        }
    }
}
