// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cookiecharter.consent.CookieListener;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.settings.ConsentSettings;
import org.cookiecharter.settings.RecordPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    private static final CookieListener LISTENER = (request, event) -> {};
    /** A valid value for each type of parameter. */
    private static final Map<Class<?>, Object> VALUES = Map.of(
            String.class,
            "/a",
            boolean.class,
            true,
            int.class,
            7,
            Period.class,
            Period.ofMonths(12),
            Mode.class,
            Mode.REPORT_ONLY,
            RecordPolicy.class,
            RecordPolicy.DEFAULT,
            Clock.class,
            Clock.systemUTC(),
            CookieListener.class,
            LISTENER,
            String[].class,
            new String[] {"/a/*"},
            List.class,
            List.of("/a/*"));

    private static final Pattern SETTER =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s+public void (set\\w+)\\(", Pattern.DOTALL);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void rejectsChangesBetweenStartAndStop() throws Exception {
        try (TestSite site = new TestSite(directory)) {
            List<Method> setters = setters();
            assertTrue(setters.size() >= 15, setters.toString());
            for (Method setter : setters) {
                if (!setter.getName().matches("set(Cookie(Name|Domain)|RegionHeader)")) {
                    setter.invoke(owner(setter, site), VALUES.get(setter.getParameterTypes()[0]));
                }
            }
            site.respondingWith((request, response) -> {});
            for (Method setter : setters) {
                Object value = VALUES.get(setter.getParameterTypes()[0]);
                InvocationTargetException refused = assertThrows(
                        InvocationTargetException.class,
                        () -> setter.invoke(owner(setter, site), value),
                        () -> setter.getName() + " of a handler that runs");
                IllegalStateException cause = assertInstanceOf(IllegalStateException.class, refused.getCause());
                assertEquals(
                        setter.getDeclaringClass() == ConsentSettings.class
                                ? "the settings are in use; change them before the handler or filter starts"
                                : "the handler is STARTED; configure it before it starts",
                        cause.getMessage());
            }
            site.settle();
            site.consent.getSettings().setInjectBanner(false);
        }
    }

    @Test
    void rejectsChangesAfterSecondAttemptToStart() throws Exception {
        Path file = Files.writeString(directory.resolve("draft.json"), "not a draft");
        try (TestSite site = new TestSite(directory)) {
            ConsentSettings settings = site.consent.getSettings();
            settings.setMode(Mode.REPORT_ONLY);
            settings.setDraftFile(file);
            assertThrows(Exception.class, () -> site.respondingWith((request, response) -> {}));
            site.settle();
            settings.setDraftFile(null);
            site.respondingWith((request, response) -> {});
            assertThrows(IllegalStateException.class, () -> settings.setMode(Mode.ENFORCE));
        }
    }

    private static List<Method> setters() {
        return Stream.of(ConsentHandler.class, ConsentSettings.class)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> method.getDeclaringClass().getName().startsWith("org.cookiecharter."))
                .filter(method -> method.getName().matches("(set|include|exclude)[A-Z].*"))
                .toList();
    }

    private static Object owner(Method setter, TestSite site) {
        return setter.getDeclaringClass() == ConsentSettings.class ? site.consent.getSettings() : site.consent;
    }

    @Test
    void describedDefaultsEqualActualDefaults() throws Exception {
        String source = Files.readString(Path.of("src/main/java/org/cookiecharter/settings/ConsentSettings.java"));
        Map<String, String> reported = new TreeMap<>();
        Matcher setter = SETTER.matcher(source);
        while (setter.find()) {
            String words = setter.group(1).replaceAll("\\s+\\*?\\s*", " ");
            Matcher standard = Pattern.compile("Default: (\\{@[^}]+}|[0-9,]+ months|[0-9,]+|[a-z' ]+)")
                    .matcher(words);
            reported.put(setter.group(2), standard.find() ? standard.group(1) : "nothing");
        }
        assertEquals(source.split("public void set", -1).length - 1, reported.size(), "setters with a comment");

        ConsentSettings settings = new ConsentSettings();
        Map<String, String> are = new TreeMap<>();
        for (String name : reported.keySet()) {
            Method getter = Arrays.stream(ConsentSettings.class.getMethods())
                    .filter(method -> method.getName().matches("(get|is)" + name.substring(3)))
                    .findFirst()
                    .orElseThrow();
            are.put(name, words(getter.invoke(settings)));
        }
        assertEquals(are, reported);
    }

    /** Returns the default value as comments state it. */
    private static String words(Object value) {
        if (value instanceof List<?> list && list.isEmpty()) {
            return "none";
        }
        if (value instanceof String text) {
            return "{@code " + text + "}";
        }
        if (value instanceof Mode mode) {
            return "{@link Mode#" + mode + "}";
        }
        if (value instanceof Period period) {
            return period.toTotalMonths() + " months";
        }
        if (value instanceof Integer number) {
            return String.format(Locale.ROOT, "%,d", number);
        }
        if (value instanceof Clock clock) {
            assertEquals(Clock.systemUTC(), clock);
            return "the system's clock";
        }
        return RecordPolicy.DEFAULT.equals(value) ? "{@link RecordPolicy#DEFAULT}" : String.valueOf(value);
    }
}
