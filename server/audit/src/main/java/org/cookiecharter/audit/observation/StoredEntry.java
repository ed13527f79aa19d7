// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.observation;

import org.cookiecharter.catalogue.Storage;
import org.jspecify.annotations.Nullable;

/**
 * An entry in the browser that is no cookie.
 *
 * @param kind the storage
 * @param origin the origin, or storage key, to which it belongs
 * @param name its key or name; the scope of a service worker
 * @param length the number of characters of its value; -1 if it is not known
 */
public record StoredEntry(Kind kind, String origin, String name, int length) {
    /** A storage of the browser. */
    public enum Kind {
        LOCAL_STORAGE("localStorage", Storage.LOCAL_STORAGE),
        SESSION_STORAGE("sessionStorage", Storage.SESSION_STORAGE),
        INDEXED_DB("indexedDB", Storage.INDEXED_DB),
        CACHE("caches", null),
        SERVICE_WORKER("serviceWorker", null);

        private final String text;
        private final @Nullable Storage declared;

        Kind(String text, @Nullable Storage declared) {
            this.text = text;
            this.declared = declared;
        }

        /** Returns the name of this storage in scripts. */
        public String text() {
            return text;
        }

        /** Returns the storage in catalogues; null if catalogues cannot declare its entries. */
        public @Nullable Storage declared() {
            return declared;
        }
    }
}
