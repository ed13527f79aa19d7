// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.login;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cookiecharter.audit.login.LoginStep.Action;
import org.jspecify.annotations.Nullable;

/**
 * The steps with which a visitor logs in, from a text file with one step a line:
 *
 * <pre>
 * open  /login
 * fill  #user $SHOP_USER
 * fill  #password $SHOP_PASSWORD
 * click "form.login button"
 * wait  .account
 * </pre>
 *
 * <p>Arguments with spaces are in quotation marks. A value like {@code $NAME} is that of an environment variable. Empty
 * lines and lines that begin with {@code #} are ignored.
 *
 * @param steps the steps
 */
public record LoginScript(List<LoginStep> steps) {
    private static final Pattern ARGUMENT = Pattern.compile("\\s+(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"']\\S*))");
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)");

    public LoginScript {
        steps = List.copyOf(steps);
    }

    /**
     * Parses the text of a file.
     *
     * @param start the page to whose address others are relative
     * @param environment returns the value of an environment variable, or null if it is not set
     * @throws IllegalArgumentException if the text has errors, with all of them
     */
    public static LoginScript parse(String text, URI start, UnaryOperator<@Nullable String> environment) {
        List<LoginStep> steps = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                try {
                    steps.add(step(i + 1, line, start, environment));
                } catch (IllegalArgumentException e) {
                    errors.add("line " + (i + 1) + ": " + e.getMessage());
                }
            }
        }
        if (steps.isEmpty() && errors.isEmpty()) {
            errors.add("the file has no steps");
        }
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException("the login script has errors: " + String.join("; ", errors));
        }
        return new LoginScript(steps);
    }

    private static LoginStep step(int number, String line, URI start, UnaryOperator<@Nullable String> environment) {
        String word = line.split("\\s", 2)[0];
        Action action = action(word);
        List<String> arguments = arguments(line.substring(word.length()));
        if (arguments.size() != action.arguments()) {
            throw new IllegalArgumentException(
                    word + " takes " + action.arguments() + " arguments, not " + arguments.size());
        }
        String target = action == Action.OPEN ? start.resolve(arguments.get(0)).toString() : arguments.get(0);
        if (action != Action.FILL) {
            return new LoginStep(number, action, target, "", true);
        }
        Matcher variable = VARIABLE.matcher(arguments.get(1));
        if (!variable.matches()) {
            return new LoginStep(number, action, target, arguments.get(1), true);
        }
        String value = environment.apply(variable.group(1));
        if (value == null) {
            throw new IllegalArgumentException("the environment variable " + variable.group(1) + " is not set");
        }
        return new LoginStep(number, action, target, value, false);
    }

    private static Action action(String word) {
        for (Action action : Action.values()) {
            if (action.text().equals(word)) {
                return action;
            }
        }
        throw new IllegalArgumentException(word + " must be open, fill, click or wait");
    }

    private static List<String> arguments(String text) {
        List<String> arguments = new ArrayList<>();
        Matcher argument = ARGUMENT.matcher(text);
        int end = 0;
        while (argument.find() && argument.start() == end) {
            end = argument.end();
            for (int group = 1; group <= argument.groupCount(); group++) {
                if (argument.group(group) != null) {
                    arguments.add(argument.group(group));
                }
            }
        }
        if (end < text.length()) {
            throw new IllegalArgumentException("the quotation marks of" + text + " do not match");
        }
        return arguments;
    }

    /** Returns the values from environment variables, which must not appear in reports. */
    public List<String> secrets() {
        return steps.stream()
                .filter(step -> !step.literal())
                .map(LoginStep::value)
                .toList();
    }
}
