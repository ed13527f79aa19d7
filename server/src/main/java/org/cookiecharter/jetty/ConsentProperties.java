package org.cookiecharter.jetty;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.cookiecharter.http.ClientTrace;
import org.cookiecharter.http.Mode;
import org.cookiecharter.http.RecordKeeping;
import org.jspecify.annotations.Nullable;

/**
 * The texts of an ini file, read strictly: Jetty itself takes each word but {@code true} for false, and so would let pass
 * what somebody meant to hold.
 */
final class ConsentProperties {
    private static final String PREFIX = "consent.";
    private static final String CATALOGUE = "catalogue";
    private static final String STORE = "store";
    private static final String DRAFT = "draft";
    /** Where something lies, which is for the owner to resolve. */
    private static final Set<String> PLACES = Set.of(CATALOGUE, STORE, DRAFT);

    private static final Map<String, Setting> SETTINGS = settings();

    private final Map<String, String> texts = new TreeMap<>();

    /** What a text does to a handler. */
    private interface Setting {
        /** @throws IllegalArgumentException with a message that begins with the property's name */
        void apply(String text, ConsentHandler handler);
    }

    ConsentProperties(Map<String, @Nullable String> properties) {
        properties.forEach((name, text) -> {
            if (text != null && !text.isBlank()) {
                texts.put(name, text.strip());
            }
        });
    }

    /** Where the catalogue lies, or a directory of those of several hosts. Default: {@code consent/cookies.json}. */
    String catalogue() {
        return texts.getOrDefault(CATALOGUE, "consent/cookies.json");
    }

    /** Where the proofs are kept. Default: {@code consent/consent.db}. */
    String store() {
        return texts.getOrDefault(STORE, "consent/consent.db");
    }

    /** Where a catalogue is drafted, in report mode. Default: null, nowhere. */
    @Nullable
    String draft() {
        return texts.get(DRAFT);
    }

    /**
     * Configures a handler.
     *
     * @throws IllegalArgumentException with all mistakes, a line each
     */
    void apply(ConsentHandler handler) {
        List<String> mistakes = new ArrayList<>();
        texts.forEach((name, text) -> {
            Setting setting = SETTINGS.get(name);
            try {
                if (setting != null) {
                    setting.apply(text, handler);
                } else if (!PLACES.contains(name)) {
                    throw new IllegalArgumentException(
                            name + " (" + text + ") must be one of " + String.join(", ", SETTINGS.keySet()));
                }
            } catch (IllegalArgumentException e) {
                mistakes.add(PREFIX + e.getMessage());
            }
        });
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", mistakes));
        }
    }

    private static Map<String, Setting> settings() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        settings.put("path", (text, handler) -> handler.setPath(text));
        settings.put("cookieName", (text, handler) -> handler.setCookieName(text));
        settings.put("cookieDomain", (text, handler) -> handler.setCookieDomain(text));
        settings.put("cookieDuration", (text, handler) -> {
            handler.setCookieDuration(read("cookieDuration", text, "a duration like P180D", Duration::parse));
        });
        settings.put("mode", (text, handler) -> handler.setMode(word("mode", text, Mode.values())));
        settings.put("injectBanner", (text, handler) -> handler.setInjectBanner(yes("injectBanner", text)));
        settings.put(
                "injectPlainBanner", (text, handler) -> handler.setInjectPlainBanner(yes("injectPlainBanner", text)));
        settings.put("gateThirdParties", (text, handler) -> handler.setGateThirdParties(yes("gateThirdParties", text)));
        settings.put("restrictOrigins", (text, handler) -> handler.setRestrictOrigins(yes("restrictOrigins", text)));
        settings.put("passUndeclared", (text, handler) -> handler.setPassUndeclared(yes("passUndeclared", text)));
        settings.put("mostSites", (text, handler) -> {
            handler.setMostSites(read("mostSites", text, "a number like 1000", Integer::valueOf));
        });
        settings.put("clients", (text, handler) -> {
            RecordKeeping keeping = handler.getRecordKeeping();
            handler.setRecordKeeping(keeping.withClients(word("clients", text, ClientTrace.values())));
        });
        settings.put("retention", (text, handler) -> {
            Period retention = text.equals("forever")
                    ? null
                    : read("retention", text, "a period like P5Y, or forever", Period::parse);
            handler.setRecordKeeping(handler.getRecordKeeping().withRetention(retention));
        });
        return settings;
    }

    private static boolean yes(String name, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(name + " (" + text + ") must be true or false");
        }
        return text.equals("true");
    }

    private static <E extends Enum<E>> E word(String name, String text, E[] values) {
        for (E value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
                return value;
            }
        }
        String words = Arrays.toString(values).toLowerCase(Locale.ROOT);
        throw new IllegalArgumentException(name + " (" + text + ") must be one of " + words);
    }

    private static <T> T read(String name, String text, String rule, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException(name + " (" + text + ") must be " + rule, e);
        }
    }
}
