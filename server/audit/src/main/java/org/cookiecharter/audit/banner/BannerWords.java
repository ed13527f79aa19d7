// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.banner;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.cookiecharter.charter.InterfaceTexts;
import org.jspecify.annotations.Nullable;

/**
 * The words of banners: those of our own interface in all its languages, and common ones of other tools. The longest
 * phrase decides: "accept only necessary" refuses. Without one, the beginnings of words decide, because tools inflect the
 * same verbs: "Hyväksy", "Hyväksyä", "Accepteer alle". A negation makes acceptance a refusal.
 */
final class BannerWords {
    /** Names of buttons that contain a phrase among many other words are sentences. */
    private static final int MAX_NAME_LENGTH = 60;

    /** The actions that the beginning of a word names, in the order in which they decide. */
    private static final List<Action> BY_STEM = List.of(Action.REFUSE, Action.SAVE, Action.ACCEPT, Action.CHOOSE);

    private final Map<Action, List<String>> phrases = new EnumMap<>(Action.class);
    private final Map<Action, List<String>> stems = new EnumMap<>(Action.class);
    private final JsonObject common = common();

    BannerWords() {
        for (Action action : BY_STEM) {
            stems.put(action, strings(common.getAsJsonObject("stems").getAsJsonArray(action.key())));
        }
        for (Action action : Action.values()) {
            List<String> all = new ArrayList<>(list(action.key()));
            for (String language : InterfaceTexts.LANGUAGES) {
                InterfaceTexts texts = Objects.requireNonNull(InterfaceTexts.forLanguage(language), language);
                all.add(normalize(texts.banner(action.key())));
            }
            phrases.put(action, all);
        }
    }

    private static List<String> strings(JsonArray array) {
        return array.asList().stream().map(JsonElement::getAsString).toList();
    }

    private static JsonObject common() {
        try (InputStream stream =
                Objects.requireNonNull(BannerWords.class.getResourceAsStream("words.json"), "words.json")) {
            return JsonParser.parseReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> list(String key) {
        return common.getAsJsonArray(key).asList().stream()
                .map(JsonElement::getAsString)
                .map(BannerWords::normalize)
                .toList();
    }

    /** Returns what a button with this accessible name does, or null if its words are none of a banner. */
    @Nullable
    Action action(String name) {
        String words = normalize(name);
        if (words.isEmpty() || words.length() > MAX_NAME_LENGTH) {
            return null;
        }
        Action best = null;
        int length = 0;
        for (Map.Entry<Action, List<String>> entry : phrases.entrySet()) {
            for (String phrase : entry.getValue()) {
                if (phrase.length() > length && contains(words, phrase)) {
                    best = entry.getKey();
                    length = phrase.length();
                }
            }
        }
        // "Accept all settings" and "Save preferences" open no second layer.
        return best == null || best == Action.CHOOSE || best == Action.MANAGE ? actionByStem(words, best) : best;
    }

    private @Nullable Action actionByStem(String words, @Nullable Action phrase) {
        for (Action action : BY_STEM) {
            if (stems.getOrDefault(action, List.of()).stream().anyMatch(stem -> containsStem(words, stem))
                    && (phrase == null || action != Action.CHOOSE)) {
                return action == Action.ACCEPT && isNegated(words) ? Action.REFUSE : action;
            }
        }
        return phrase;
    }

    private boolean isNegated(String words) {
        return strings(common.getAsJsonArray("negation")).stream().anyMatch(word -> contains(words, word));
    }

    /** Chinese, Japanese and Korean put no spaces between words. */
    private static boolean containsStem(String words, String stem) {
        return stem.codePoints().anyMatch(c -> c >= 0x2E80) ? words.contains(stem) : (" " + words).contains(" " + stem);
    }

    /** Returns whether a button contains an action's words, even if others of its words are longer. */
    boolean isAction(String name, Action action) {
        String words = normalize(name);
        return words.length() <= MAX_NAME_LENGTH
                && phrases.getOrDefault(action, List.of()).stream().anyMatch(phrase -> contains(words, phrase));
    }

    private static boolean contains(String words, String phrase) {
        return (" " + words + " ").contains(" " + phrase + " ");
    }

    /** Returns whether a text is about cookies or consent. */
    boolean isAboutCookies(String text) {
        return containsPart(text, "subject");
    }

    /** Returns whether a text is about personal data or services, as that of a banner without the word "cookie" is. */
    boolean isAboutPersonalData(String text) {
        return containsPart(text, "personal");
    }

    /** Returns whether a button opens the preferences after a choice: it is about cookies, and about settings. */
    boolean opensPreferences(String name) {
        Action action = action(name);
        String words = normalize(name);
        return action == Action.WITHDRAW
                || action == Action.MANAGE
                || isAction(name, Action.MANAGE)
                // Some languages join both words in one.
                || (words.length() <= MAX_NAME_LENGTH
                        && isAboutCookies(words)
                        && stems.getOrDefault(Action.CHOOSE, List.of()).stream().anyMatch(words::contains));
    }

    /** Returns whether a button has no other words than that for cookies, like an icon that opens the preferences. */
    boolean isCookieWord(String name) {
        String words = normalize(name.replaceAll("\\(.*", ""));
        return !words.contains(" ") && isAboutCookies(words);
    }

    /** Returns whether a text names the purpose of strictly necessary cookies. */
    boolean isNecessary(String text) {
        return containsPart(text, "necessary");
    }

    /** Returns whether a text names a purpose that needs consent. */
    boolean namesPurpose(String text) {
        return containsPart(text, "purpose");
    }

    private boolean containsPart(String text, String key) {
        String words = text.toLowerCase(Locale.ROOT);
        return common.getAsJsonArray(key).asList().stream()
                .map(JsonElement::getAsString)
                .anyMatch(words::contains);
    }

    /** Returns the words in lower case, with single spaces in place of everything that is no letter or digit. */
    private static String normalize(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip();
    }
}
