// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cookiecharter.catalogue.CatalogueException;
import org.cookiecharter.catalogue.CatalogueSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One site, in the version of its catalogue that is in force. A new version replaces the old at one stroke, between two
 * requests; one with errors does not, and is told once. Safe for any number of threads.
 */
final class ReloadingSite {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final Object NONE = "none";

    private final CatalogueSource source;
    private final Function<CatalogueSource, Site> make;
    private final Supplier<Site> broken;
    private final Runnable look = this::look;
    private volatile @Nullable OncePerInterval looking;
    /** Null until the catalogue is without errors for the first time. */
    private volatile @Nullable Site site;

    private volatile long asked;
    /** What was last tried, with success or without. By one thread at a time. */
    private Object version = NONE;

    /** @param broken what is in force until then */
    ReloadingSite(CatalogueSource source, Function<CatalogueSource, Site> make, Supplier<Site> broken) {
        this.source = source;
        this.make = make;
        this.broken = broken;
    }

    CatalogueSource source() {
        return source;
    }

    /** The site as its catalogue was within the last second. The first who asks makes it, and the next wait for that. */
    Site at(long now) {
        OncePerInterval begun = looking;
        if (begun == null) {
            begin(now);
        } else {
            begun.run(now, look);
        }
        Site known = site;
        return known == null ? broken.get() : known;
    }

    private synchronized void begin(long now) {
        if (looking == null) {
            look();
            looking = new OncePerInterval(now);
        }
    }

    private void look() {
        Object found = source.version();
        Object tried = found == null ? NONE : found;
        if (tried.equals(version) && looking != null) {
            return;
        }
        // Before it is read: what changes while it is read is another version, and read next time.
        version = tried;
        boolean renewed = site != null;
        String held = renewed ? "The catalogue before stays in force" : "Without a catalogue the site is not served";
        try {
            Site next = make.apply(source);
            site = next;
            if (renewed) {
                LOG.info(
                        "The changed catalogue {} is in force, revision {}",
                        source,
                        next.catalogue().revision());
            }
        } catch (CatalogueException | UncheckedIOException e) {
            LOG.error("{}, until this is mended: {}", held, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{}: nothing can be made of {}", held, source, e);
        }
    }

    /**
     * Makes the site before the first request.
     *
     * @throws RuntimeException if its catalogue has errors or cannot be read
     */
    synchronized void start(long now) {
        Object found = source.version();
        version = found == null ? NONE : found;
        site = make.apply(source);
        looking = new OncePerInterval(now);
    }

    /** @param count how many sites had been made when a request last asked for this one */
    void ask(long count) {
        if (asked != count) {
            asked = count;
        }
    }

    long asked() {
        return asked;
    }

    @Override
    public String toString() {
        Site now = site;
        return now == null
                ? source + ", not served"
                : now.catalogue().site() + ", revision " + now.catalogue().revision();
    }
}
