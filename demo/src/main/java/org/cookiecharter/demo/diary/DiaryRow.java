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
 * A diary entry in the language of its reader, which the page's script receives as JSON.
 *
 * @param at the time in UTC, ISO 8601, to the second
 * @param kind the rating of the action: {@code good}, {@code changed}, {@code stopped} or {@code note}
 * @param icon a symbol for the action, so that the meaning does not depend on colour alone
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
                texts.get("action." + textKey(action.name())),
                kind(action),
                icon(action),
                texts.get(
                        "decision." + textKey(entry.event().decision().name()),
                        entry.event().decision().reason()),
                entry.count());
    }

    /** Renders the row. The time of day is in UTC; the page's script converts it to the visitor's time zone. */
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

    private static String textKey(String constant) {
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
