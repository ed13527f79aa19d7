// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.site;

import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueException;
import org.cookiecharter.catalogue.CatalogueSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A site that reloads its catalogue. A new version replaces the previous one atomically, between two requests; a
 * version with errors does not, and is logged once. Thread-safe.
 */
final class ReloadingSite {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadingSite.class);
    private static final Object NONE = "none";

    private final CatalogueSource source;
    private final Function<CatalogueSource, Site> loader;
    private final Supplier<Site> fallback;
    private final Runnable reload = this::reload;
    private volatile @Nullable Throttle throttle;
    /** Null until the catalogue has no errors for the first time. */
    private volatile @Nullable Site site;

    private volatile long lastUse;
    /** The version that was last tried, successfully or not. Only one thread at a time accesses it. */
    private Object version = NONE;

    /** @param fallback provides the site to serve until then */
    ReloadingSite(CatalogueSource source, Function<CatalogueSource, Site> loader, Supplier<Site> fallback) {
        this.source = source;
        this.loader = loader;
        this.fallback = fallback;
    }

    CatalogueSource source() {
        return source;
    }

    /** Returns the catalogue, or null until one has no errors for the first time. */
    @Nullable
    Catalogue catalogue() {
        Site current = site;
        return current == null ? null : current.catalogue();
    }

    /** Returns the site with its catalogue of the last second. The first caller loads it, and concurrent ones wait. */
    Site current(long now) {
        Throttle started = throttle;
        if (started == null) {
            loadOnce(now);
        } else {
            started.run(now, reload);
        }
        Site current = site;
        return current == null ? fallback.get() : current;
    }

    private synchronized void loadOnce(long now) {
        if (throttle == null) {
            reload();
            throttle = new Throttle(now);
        }
    }

    private void reload() {
        Object sourceVersion = source.version();
        Object newVersion = sourceVersion == null ? NONE : sourceVersion;
        if (newVersion.equals(version) && throttle != null) {
            return;
        }
        // Set before loading: a change during the load is another version, and is loaded next time.
        version = newVersion;
        boolean isReload = site != null;
        String consequence = isReload ? "keeping the previous version" : "the site is not served until this is fixed";
        try {
            Site loaded = loader.apply(source);
            site = loaded;
            if (isReload) {
                LOG.info(
                        "Catalogue {} reloaded, revision {}",
                        source,
                        loaded.catalogue().revision());
            }
        } catch (CatalogueException | UncheckedIOException e) {
            LOG.error("Catalogue rejected; {}: {}", consequence, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Catalogue {} could not be loaded; {}", source, consequence, e);
        }
    }

    /**
     * Loads the site before the first request.
     *
     * @throws RuntimeException if its catalogue has errors or cannot be read
     */
    synchronized void start(long now) {
        Object sourceVersion = source.version();
        version = sourceVersion == null ? NONE : sourceVersion;
        site = loader.apply(source);
        throttle = new Throttle(now);
    }

    /** @param loadCount the number of sites loaded when a request last used this one */
    void markUsed(long loadCount) {
        if (lastUse != loadCount) {
            lastUse = loadCount;
        }
    }

    long lastUse() {
        return lastUse;
    }

    @Override
    public String toString() {
        Site now = site;
        return now == null
                ? source + ", not served"
                : now.catalogue().site() + ", revision " + now.catalogue().revision();
    }
}
