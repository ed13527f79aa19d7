// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.cookiecharter.audit.login.Login;
import org.cookiecharter.audit.login.LoginScript;
import org.cookiecharter.audit.login.SavedState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options with which visitors log in. */
final class LoginOptions {
    @Option(
            names = "--state",
            paramLabel = "FILE",
            description =
                    "Begin each visit with the cookies and local storage of this file, a storage state of Playwright.")
    private @Nullable Path state;

    @Option(
            names = "--login",
            paramLabel = "FILE",
            description = "Begin each visit with the steps of this file: open, fill, click and wait, one a line.")
    private @Nullable Path script;

    private final UnaryOperator<@Nullable String> environment;

    /** @param environment returns the value of an environment variable, or null if it is not set */
    LoginOptions(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    Login login(URI start) {
        return new Login(
                state == null ? null : SavedState.parse(ReportOptions.read(state)),
                script == null ? null : LoginScript.parse(ReportOptions.read(script), start, environment));
    }
}
