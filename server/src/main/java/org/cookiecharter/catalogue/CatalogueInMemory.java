// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

/** A catalogue in memory, which never changes and is the same for every host. */
record CatalogueInMemory(Catalogue catalogue) implements CatalogueSource, CatalogueProvider {
    @Override
    public CatalogueSource find(String host) {
        return this;
    }

    @Override
    public boolean isConstant() {
        return true;
    }

    @Override
    public String site() {
        return "";
    }

    @Override
    public Object version() {
        return catalogue;
    }

    @Override
    public Catalogue load() {
        return catalogue;
    }
}
