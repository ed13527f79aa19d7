// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.proof.ProofStore;
import org.jspecify.annotations.Nullable;

/**
 * Settings as texts, from an ini file or from {@code web.xml}. They are read strictly: Jetty itself takes each word but
 * {@code true} for false, and so would let pass what somebody meant to hold.
 */
public final class SettingTexts {
    private static final String CATALOGUE = "catalogue";
    private static final String STORE = "store";
    private static final String NODE = "node";
    private static final String DRAFT = "draftFile";
    /** Where something lies, which is for the owner to resolve. */
    private static final List<String> PLACES = List.of(CATALOGUE, STORE, NODE, DRAFT);

    private static final Map<String, Setting> SETTINGS = settings();

    private final String prefix;
    private final Map<String, String> texts = new TreeMap<>();

    /** What a text sets. */
    private interface Setting {
        /** @throws IllegalArgumentException with a message that begins with the setting's name */
        void apply(String text, SiteSettings settings);
    }

    /**
     * None is read yet.
     *
     * @param prefix what goes before each name in messages
     * @param texts by name; what is null or blank has its default
     */
    public SettingTexts(String prefix, Map<String, @Nullable String> texts) {
        this.prefix = prefix;
        texts.forEach((name, text) -> {
            if (text != null && !text.isBlank()) {
                this.texts.put(name, text.strip());
            }
        });
    }

    /** Where the catalogue lies, or a directory of those of several hosts; null if that is not said. */
    public @Nullable String catalogue() {
        return texts.get(CATALOGUE);
    }

    /** Where the proofs are kept, a file or the address of a PostgreSQL database; null if that is not said. */
    public @Nullable String store() {
        return texts.get(STORE);
    }

    /**
     * Opens the store of proofs.
     *
     * @param base from where the path of a file counts
     * @param usual the file, where no store is named
     * @throws IllegalArgumentException if what is named is no store, or a database without a node
     * @throws java.io.UncheckedIOException if the store cannot be opened
     * @throws IllegalStateException if it needs a dependency that is absent
     */
    public ProofStore openStore(Path base, String usual) {
        String store = Objects.requireNonNullElse(store(), usual);
        String node = texts.get(NODE);
        if (store.startsWith("jdbc:")) {
            if (node == null) {
                throw new IllegalArgumentException(prefix + NODE
                        + " is missing; name this process among those that share the database, like web-1");
            }
            return ProofStore.postgres(store, node);
        }
        Path file = base.resolve(store);
        return node == null ? ProofStore.sqlite(file) : ProofStore.sqlite(file, node);
    }

    /** Where a catalogue is drafted, in report-only mode; null for nowhere. */
    public @Nullable String draft() {
        return texts.get(DRAFT);
    }

    /**
     * Sets what the texts say.
     *
     * @throws IllegalArgumentException with all errors, a line each
     */
    public void apply(SiteSettings settings) {
        apply(settings, Map.of());
    }

    /**
     * Sets what the texts say, in an owner that has settings of its own.
     *
     * @param own takes the text of each; what it throws is to begin with the name
     * @throws IllegalArgumentException with all errors, a line each
     */
    public void apply(SiteSettings settings, Map<String, Consumer<String>> own) {
        List<String> errors = new ArrayList<>();
        texts.forEach((name, text) -> {
            Setting setting = SETTINGS.get(name);
            Consumer<String> owners = own.get(name);
            try {
                if (setting != null) {
                    setting.apply(text, settings);
                } else if (owners != null) {
                    owners.accept(text);
                } else if (!PLACES.contains(name)) {
                    List<String> known = new ArrayList<>(PLACES);
                    known.addAll(SETTINGS.keySet());
                    known.addAll(own.keySet());
                    throw new IllegalArgumentException(
                            name + " (" + text + ") must be one of " + String.join(", ", known));
                }
            } catch (IllegalArgumentException e) {
                errors.add(prefix + e.getMessage());
            }
        });
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", errors));
        }
    }

    private static Map<String, Setting> settings() {
        Map<String, Setting> known = new LinkedHashMap<>();
        known.put("path", (text, settings) -> settings.setPath(text));
        known.put("cookieName", (text, settings) -> settings.setCookieName(text));
        known.put("cookieDomain", (text, settings) -> settings.setCookieDomain(text));
        known.put("cookieDuration", (text, settings) -> {
            settings.setCookieDuration(read("cookieDuration", text, "a duration like P180D", Duration::parse));
        });
        known.put("mode", (text, settings) -> settings.setMode(word("mode", text, Mode.values())));
        known.put("injectBanner", (text, settings) -> settings.setInjectBanner(yes("injectBanner", text)));
        known.put(
                "injectNoScriptBanner",
                (text, settings) -> settings.setInjectNoScriptBanner(yes("injectNoScriptBanner", text)));
        known.put(
                "bannerExcludedPaths",
                (text, settings) ->
                        settings.setBannerExcludedPaths(text.isEmpty() ? List.of() : List.of(text.split("\\s*,\\s*"))));
        known.put(
                "blockThirdParties", (text, settings) -> settings.setBlockThirdParties(yes("blockThirdParties", text)));
        known.put(
                "restrictOriginsByCsp",
                (text, settings) -> settings.setRestrictOriginsByCsp(yes("restrictOriginsByCsp", text)));
        known.put("allowUndeclared", (text, settings) -> settings.setAllowUndeclared(yes("allowUndeclared", text)));
        known.put("maxLoadedSites", (text, settings) -> {
            settings.setMaxLoadedSites(read("maxLoadedSites", text, "a number like 1000", Integer::valueOf));
        });
        known.put("clients", (text, settings) -> {
            RecordPolicy keeping = settings.getRecordPolicy();
            settings.setRecordPolicy(keeping.withClients(word("clients", text, ClientIdentity.values())));
        });
        known.put("retention", (text, settings) -> {
            Period retention = text.equals("forever")
                    ? null
                    : read("retention", text, "a period like P5Y, or forever", Period::parse);
            settings.setRecordPolicy(settings.getRecordPolicy().withRetention(retention));
        });
        known.put("choicesPerMinute", (text, settings) -> settings.setRecordPolicy(limits(text, settings)));
        return known;
    }

    private static RecordPolicy limits(String text, SiteSettings settings) {
        String[] numbers = text.split("\\s*,\\s*", -1);
        try {
            if (numbers.length == 2) {
                return settings.getRecordPolicy()
                        .withLimits(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
            }
        } catch (IllegalArgumentException e) {
            // No numbers, or not such ones.
        }
        throw new IllegalArgumentException("choicesPerMinute (" + text
                + ") must be two numbers like 300, 6000: of one client, and of all, which is as much at least");
    }

    private static boolean yes(String name, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(name + " (" + text + ") must be true or false");
        }
        return text.equals("true");
    }

    private static <E extends Enum<E>> E word(String name, String text, E[] values) {
        for (E value : values) {
            if (toWord(value).equals(text)) {
                return value;
            }
        }
        String words = Stream.of(values).map(SettingTexts::toWord).collect(Collectors.joining(", ", "[", "]"));
        throw new IllegalArgumentException(name + " (" + text + ") must be one of " + words);
    }

    private static String toWord(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> T read(String name, String text, String rule, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException(name + " (" + text + ") must be " + rule, e);
        }
    }
}
