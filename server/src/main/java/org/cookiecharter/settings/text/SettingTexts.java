// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.settings.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.format.TextValue;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.postgres.PostgresProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.cookiecharter.settings.ClientIdentity;
import org.cookiecharter.settings.ConsentSettings;
import org.cookiecharter.settings.RecordPolicy;
import org.cookiecharter.settings.Webhook;
import org.jspecify.annotations.Nullable;

/**
 * Settings as texts, from an ini file or from {@code web.xml}. They are parsed strictly: Jetty itself reads any word
 * other than {@code true} as false, and a typing error would thus disable a protection.
 */
public final class SettingTexts {
    private static final String CATALOGUE = "catalogue";
    private static final String STORE = "store";
    private static final String NODE = "node";
    private static final String DRAFT = "draftFile";
    /** The settings with locations, which the owner resolves. */
    private static final List<String> LOCATIONS = List.of(CATALOGUE, STORE, NODE, DRAFT);

    private static final Map<String, Setting> SETTINGS = settings();

    private final String prefix;
    private final Map<String, String> texts = new TreeMap<>();

    /** A setting. */
    private interface Setting {
        /** @throws IllegalArgumentException with a message that starts with the setting's name */
        void apply(String text, ConsentSettings settings);
    }

    /**
     * Creates the settings, without parsing any of them.
     *
     * @param prefix the prefix of each name in messages
     * @param texts the texts by name; a null or blank one has its default value
     */
    public SettingTexts(String prefix, Map<String, @Nullable String> texts) {
        this.prefix = prefix;
        texts.forEach((name, text) -> {
            if (text != null && !text.isBlank()) {
                this.texts.put(name, text.strip());
            }
        });
    }

    /** Returns the path of the catalogue, or of a directory with those of several hosts; null if it is not set. */
    public @Nullable String catalogue() {
        return texts.get(CATALOGUE);
    }

    /** Returns the proof store, a file or the URL of a PostgreSQL database; null if it is not set. */
    public @Nullable String store() {
        return texts.get(STORE);
    }

    /**
     * Opens the proof store.
     *
     * @param base the directory against which a relative path is resolved
     * @param defaultFile the default file
     * @throws IllegalArgumentException if it is not a proof store, or a database without a node
     * @throws java.io.UncheckedIOException if the store cannot be opened
     * @throws IllegalStateException if it needs a dependency that is missing
     */
    public ProofStore openStore(Path base, String defaultFile) {
        String store = Objects.requireNonNullElse(store(), defaultFile);
        String node = texts.get(NODE);
        if (store.startsWith("jdbc:")) {
            if (node == null) {
                throw new IllegalArgumentException(prefix + NODE
                        + " is missing; name this process among those that share the database, like web-1");
            }
            return PostgresProofStore.open(store, node);
        }
        Path file = base.resolve(store);
        return node == null ? SqliteProofStore.open(file) : SqliteProofStore.open(file, node);
    }

    /** Returns the path of the draft catalogue in report-only mode; null for none. */
    public @Nullable String draftFile() {
        return texts.get(DRAFT);
    }

    /**
     * Applies the texts to settings.
     *
     * @throws IllegalArgumentException with all errors, one per line
     */
    public void apply(ConsentSettings settings) {
        apply(settings, Map.of());
    }

    /**
     * Applies the texts to settings, and to additional settings of the owner.
     *
     * @param own consumers of the additional settings by name; the message of their exceptions must start with the name
     * @throws IllegalArgumentException with all errors, one per line
     */
    public void apply(ConsentSettings settings, Map<String, Consumer<String>> own) {
        List<String> errors = new ArrayList<>();
        texts.forEach((name, text) -> {
            Setting setting = SETTINGS.get(name);
            Consumer<String> ownSetting = own.get(name);
            try {
                if (setting != null) {
                    setting.apply(text, settings);
                } else if (ownSetting != null) {
                    ownSetting.accept(text);
                } else if (!LOCATIONS.contains(name)) {
                    List<String> allowed = new ArrayList<>(LOCATIONS);
                    allowed.addAll(SETTINGS.keySet());
                    allowed.addAll(own.keySet());
                    throw new IllegalArgumentException(
                            name + " (" + text + ") must be one of " + String.join(", ", allowed));
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
        Map<String, Setting> byName = new LinkedHashMap<>();
        byName.put("path", (text, settings) -> settings.setPath(text));
        byName.put("cookieName", (text, settings) -> settings.setCookieName(text));
        byName.put("cookieDomain", (text, settings) -> settings.setCookieDomain(text));
        byName.put("cookieDuration", (text, settings) -> {
            settings.setCookieDuration(parse("cookieDuration", text, "a period like P6M", Period::parse));
        });
        byName.put("refusalDuration", (text, settings) -> {
            settings.setRefusalDuration(parse("refusalDuration", text, "a period like P6M", Period::parse));
        });
        byName.put("mode", (text, settings) -> settings.setMode(parseValue("mode", text, Mode.class)));
        byName.put("injectBanner", (text, settings) -> settings.setInjectBanner(parseBoolean("injectBanner", text)));
        byName.put(
                "injectNoScriptBanner",
                (text, settings) -> settings.setInjectNoScriptBanner(parseBoolean("injectNoScriptBanner", text)));
        byName.put(
                "bannerExcludedPaths",
                (text, settings) ->
                        settings.setBannerExcludedPaths(text.isEmpty() ? List.of() : List.of(text.split("\\s*,\\s*"))));
        byName.put(
                "blockThirdParties",
                (text, settings) -> settings.setBlockThirdParties(parseBoolean("blockThirdParties", text)));
        byName.put(
                "restrictOriginsByCsp",
                (text, settings) -> settings.setRestrictOriginsByCsp(parseBoolean("restrictOriginsByCsp", text)));
        byName.put(
                "allowUndeclared",
                (text, settings) -> settings.setAllowUndeclared(parseBoolean("allowUndeclared", text)));
        byName.put(
                "accountChoices", (text, settings) -> settings.setAccountChoices(parseBoolean("accountChoices", text)));
        byName.put("regionHeader", (text, settings) -> settings.setRegionHeader(text));
        byName.put("maxLoadedSites", (text, settings) -> {
            settings.setMaxLoadedSites(parse("maxLoadedSites", text, "a number like 1000", Integer::valueOf));
        });
        byName.put("clients", (text, settings) -> {
            RecordPolicy policy = settings.getRecordPolicy();
            settings.setRecordPolicy(policy.withClients(parseValue("clients", text, ClientIdentity.class)));
        });
        byName.put("retention", (text, settings) -> {
            Period retention = text.equals("forever")
                    ? null
                    : parse("retention", text, "a period like P5Y, or forever", Period::parse);
            settings.setRecordPolicy(settings.getRecordPolicy().withRetention(retention));
        });
        byName.put("choicesPerMinute", (text, settings) -> settings.setRecordPolicy(limits(text, settings)));
        byName.put("webhook", (text, settings) -> settings.addWebhook(parseWebhook(text)));
        return byName;
    }

    private static RecordPolicy limits(String text, ConsentSettings settings) {
        String[] numbers = text.split("\\s*,\\s*", -1);
        try {
            if (numbers.length == 2) {
                return settings.getRecordPolicy()
                        .withLimits(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
            }
        } catch (IllegalArgumentException e) {
            // Reported below: not two numbers, or not in range.
        }
        throw new IllegalArgumentException("choicesPerMinute (" + text
                + ") must be two numbers like 300, 6000: per client, and overall, which is at least as high");
    }

    private static Webhook parseWebhook(String text) {
        String[] parts = text.split("\\s+", 2);
        try {
            if (parts.length == 2) {
                return new Webhook(new URI(parts[0]), parts[1]);
            }
        } catch (URISyntaxException e) {
            // Reported below; the message must not contain the secret.
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("webhook: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("webhook must be an address and a secret, like https://crm.example/consent"
                + " whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    }

    private static boolean parseBoolean(String name, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(name + " (" + text + ") must be true or false");
        }
        return text.equals("true");
    }

    private static <E extends Enum<E> & TextValue> E parseValue(String name, String text, Class<E> type) {
        E value = TextValue.parse(type, text);
        if (value == null) {
            throw new IllegalArgumentException(name + " (" + text + ") must be one of " + TextValue.texts(type));
        }
        return value;
    }

    private static <T> T parse(String name, String text, String rule, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException(name + " (" + text + ") must be " + rule, e);
        }
    }
}
