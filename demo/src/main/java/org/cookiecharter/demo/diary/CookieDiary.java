// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.diary;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cookiecharter.consent.CookieAction;
import org.cookiecharter.consent.CookieEvent;
import org.cookiecharter.consent.CookieListener;
import org.cookiecharter.consent.SiteRequest;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what happened to the cookies of each visitor.
 *
 * <p>Visitors are told apart without a cookie, by address and browser: two of the same make behind one address share
 * their diary. It lies in memory alone, and holds the last {@value #VISITORS} visitors with {@value #ENTRIES} entries
 * each. Safe for use by many threads.
 */
public final class CookieDiary implements CookieListener {
    static final int VISITORS = 200;
    static final int ENTRIES = 100;
    private static final int LONGEST_TEXT = 200;

    private final Clock clock;
    private final String ownPath;
    private final Map<Visitor, Map<CookieEvent, DiaryEntry>> visitors = forgetful(VISITORS);

    /**
     * An empty diary.
     *
     * @param ownPath where the diary is read: that a reader's cookies came along is no news
     */
    public CookieDiary(Clock clock, String ownPath) {
        this.clock = clock;
        this.ownPath = ownPath;
    }

    @Override
    public void onCookie(SiteRequest request, CookieEvent event) {
        String path = cut(request.uri().getPath());
        boolean seenOnly = event.action() == CookieAction.FORWARDED || event.action() == CookieAction.STRIPPED;
        if (seenOnly && path.startsWith(ownPath)) {
            return;
        }
        CookieEvent kept = new CookieEvent(cut(event.name()), event.action(), event.decision());
        synchronized (visitors) {
            Map<CookieEvent, DiaryEntry> diary = visitors.computeIfAbsent(
                    new Visitor(request.remoteAddress(), request.headers()), visitor -> forgetful(ENTRIES));
            DiaryEntry earlier = diary.get(kept);
            diary.put(
                    kept,
                    earlier == null
                            ? new DiaryEntry(kept, clock.instant(), path, 1)
                            : earlier.again(clock.instant(), path));
        }
    }

    /** What happened to the cookies of the visitor who sent this request, the last thing first. */
    List<DiaryEntry> of(Request request) {
        synchronized (visitors) {
            List<DiaryEntry> entries = new ArrayList<>(
                    visitors.getOrDefault(new Visitor(Request.getRemoteAddr(request), request.getHeaders()), Map.of())
                            .values());
            Collections.reverse(entries);
            return entries;
        }
    }

    private static String cut(@Nullable String text) {
        return text == null ? "" : text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    /** A map that forgets what was not touched for longest. */
    private static <K, V> Map<K, V> forgetful(int size) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > size;
            }
        };
    }

    private record Visitor(String address, String browser) {
        Visitor(String address, HttpFields headers) {
            this(address, cut(headers.get(HttpHeader.USER_AGENT)));
        }
    }
}
