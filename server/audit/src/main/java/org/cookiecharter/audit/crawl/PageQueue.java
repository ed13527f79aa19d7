// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.crawl;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The pages to visit, each once, up to a maximum number. */
public final class PageQueue {
    /** Links that end the visitor's session, by their path or query. */
    private static final Pattern LOG_OUT =
            Pattern.compile("(?i).*((log|sign)[-_]?(out|off)|d[ée]connexion|d%C3%A9connexion|abmelden).*");

    /** Links that lead to files in place of pages. */
    private static final Pattern FILE = Pattern.compile(
            "(?i).*\\.(pdf|zip|gz|jpe?g|png|gif|svg|webp|mp[34]|docx?|xlsx?|pptx?|csv|xml|json|ics|exe|dmg)");

    private final RobotsTxt robots;
    private final String origin;
    private final int max;
    private final Deque<URI> waiting = new ArrayDeque<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final List<URI> visited = new ArrayList<>();

    /** @param pages the pages that the user named, which {@code robots.txt} does not forbid; the first one is the start */
    public PageQueue(List<URI> pages, RobotsTxt robots, int max) {
        this.robots = robots;
        this.origin = origin(pages.get(0));
        this.max = max;
        pages.forEach(this::add);
    }

    private static String origin(URI url) {
        return (url.getScheme() + "://" + url.getRawAuthority()).toLowerCase(Locale.ROOT);
    }

    private void add(URI page) {
        if (known.add(page.toString())) {
            waiting.add(page);
        }
    }

    /** Adds the links of a page, or of a sitemap, that lead to pages of the same origin and that may be visited. */
    public void addFound(Collection<String> links) {
        for (String link : links) {
            try {
                URI url = new URI(link.split("#", 2)[0]);
                if (url.isAbsolute()
                        && url.getRawAuthority() != null
                        && origin(url).equals(origin)
                        && isPage(url)) {
                    add(url);
                }
            } catch (URISyntaxException e) {
                // A broken link leads to no page.
            }
        }
    }

    private boolean isPage(URI url) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String whole = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
        return !LOG_OUT.matcher(whole).matches() && !FILE.matcher(path).matches() && robots.isAllowed(whole);
    }

    /** Returns the next page, or null if there is none or the maximum is reached. */
    public @Nullable URI next() {
        URI page = visited.size() < max ? waiting.poll() : null;
        if (page != null) {
            visited.add(page);
        }
        return page;
    }

    /** Returns the pages that {@link #next} has returned. */
    public List<URI> visited() {
        return List.copyOf(visited);
    }
}
