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
 * A log of the actions on the cookies of each visitor.
 *
 * <p>Visitors are identified without a cookie, by IP address and browser: two with the same browser behind one address
 * share a log. It is in memory only, and contains the last {@value #VISITORS} visitors with up to {@value #ENTRIES}
 * entries each. Thread-safe.
 */
public final class CookieDiary implements CookieListener {
    static final int VISITORS = 200;
    static final int ENTRIES = 100;
    private static final int MAX_TEXT_LENGTH = 200;

    private final Clock clock;
    private final String ownPath;
    private final Map<Visitor, Map<CookieEvent, DiaryEntry>> visitors = newLruMap(VISITORS);

    /**
     * Creates an empty diary.
     *
     * @param ownPath the path of the diary's own page; cookies that are merely sent with requests for it are not
     *     recorded
     */
    public CookieDiary(Clock clock, String ownPath) {
        this.clock = clock;
        this.ownPath = ownPath;
    }

    @Override
    public void onCookie(SiteRequest request, CookieEvent event) {
        String path = truncate(request.uri().getPath());
        boolean isRequestAction = event.action() == CookieAction.FORWARDED || event.action() == CookieAction.STRIPPED;
        if (isRequestAction && path.startsWith(ownPath)) {
            return;
        }
        CookieEvent truncatedEvent = new CookieEvent(truncate(event.name()), event.action(), event.decision());
        synchronized (visitors) {
            Map<CookieEvent, DiaryEntry> diary = visitors.computeIfAbsent(
                    new Visitor(request.remoteAddress(), request.headers()), visitor -> newLruMap(ENTRIES));
            DiaryEntry earlier = diary.get(truncatedEvent);
            diary.put(
                    truncatedEvent,
                    earlier == null
                            ? new DiaryEntry(truncatedEvent, clock.instant(), path, 1)
                            : earlier.repeat(clock.instant(), path));
        }
    }

    /** Returns the actions on the cookies of the visitor who sent this request, the latest first. */
    List<DiaryEntry> entriesOf(Request request) {
        synchronized (visitors) {
            List<DiaryEntry> entries = new ArrayList<>(
                    visitors.getOrDefault(new Visitor(Request.getRemoteAddr(request), request.getHeaders()), Map.of())
                            .values());
            Collections.reverse(entries);
            return entries;
        }
    }

    private static String truncate(@Nullable String text) {
        return text == null ? "" : text.length() <= MAX_TEXT_LENGTH ? text : text.substring(0, MAX_TEXT_LENGTH) + "…";
    }

    /** Returns a map of limited size that removes the least recently used entry. */
    private static <K, V> Map<K, V> newLruMap(int size) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > size;
            }
        };
    }

    private record Visitor(String address, String browser) {
        Visitor(String address, HttpFields headers) {
            this(address, truncate(headers.get(HttpHeader.USER_AGENT)));
        }
    }
}
