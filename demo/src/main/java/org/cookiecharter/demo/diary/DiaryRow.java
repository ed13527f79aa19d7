// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.diary;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.cookiecharter.consent.CookieAction;
import org.cookiecharter.demo.page.Markup;
import org.cookiecharter.demo.page.Template;
import org.cookiecharter.demo.page.Texts;

/**
 * An entry in the words of its reader; the script of the page gets the same as JSON.
 *
 * @param at when, ISO 8601 in UTC, to the second
 * @param kind how good the news is: {@code good}, {@code changed}, {@code stopped} or {@code note}
 * @param icon a sign for the action, so that colour does not tell it alone
 */
record DiaryRow(
        String at, String name, String path, String action, String kind, String icon, String reason, int count) {

    static DiaryRow of(DiaryEntry entry, Texts texts) {
        Instant at = entry.at().truncatedTo(ChronoUnit.SECONDS);
        CookieAction action = entry.event().action();
        String name = entry.event().name();
        return new DiaryRow(
                at.toString(),
                name.isEmpty() ? texts.get("diary.nameless") : name,
                entry.path(),
                texts.get("action." + word(action.name())),
                kind(action),
                icon(action),
                texts.get(
                        "decision." + word(entry.event().decision().name()),
                        entry.event().decision().reason()),
                entry.count());
    }

    /** The time of day is UTC here; the page's script writes it in the visitor's own time. */
    Markup html(Texts texts) {
        return Template.of("diary-row")
                .fill(
                        texts,
                        Map.of(
                                "at", at,
                                "time", at.substring(11, 19) + " UTC",
                                "name", name,
                                "path", path,
                                "effect", action,
                                "kind", kind,
                                "icon", icon,
                                "reason", reason,
                                "count", "×" + count));
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String kind(CookieAction action) {
        return switch (action) {
            case SET, FORWARDED -> "good";
            case SHORTENED, HARDENED, NOT_RENEWED -> "changed";
            case BLOCKED, STRIPPED, EXPIRED -> "stopped";
            case DELETED, WOULD_BLOCK -> "note";
        };
    }

    private static String icon(CookieAction action) {
        return switch (action) {
            case SET -> "✓";
            case FORWARDED -> "→";
            case SHORTENED -> "✂";
            case HARDENED -> "+";
            case NOT_RENEWED -> "≠";
            case BLOCKED -> "✕";
            case STRIPPED -> "⊘";
            case EXPIRED -> "⌫";
            case DELETED -> "−";
            case WOULD_BLOCK -> "!";
        };
    }
}
