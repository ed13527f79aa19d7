// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.cookiecharter.http.Site;
import org.eclipse.jetty.http.pathmap.PathSpecSet;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.IncludeExclude;
import org.eclipse.jetty.util.component.Dumpable;
import org.eclipse.jetty.util.component.DumpableCollection;

/** On which paths a handler acts. Safe for any number of threads once the handler has started. */
final class PathSelector implements Dumpable {
    private final IncludeExclude<String> specs = new IncludeExclude<>(PathSpecSet.class);
    private String own = "";

    void include(String... paths) {
        specs.include(paths);
    }

    void exclude(String... paths) {
        specs.exclude(paths);
    }

    Set<String> included() {
        return new TreeSet<>(specs.getIncluded());
    }

    Set<String> excluded() {
        return new TreeSet<>(specs.getExcluded());
    }

    /** @param path where the handler's own addresses lie, the path of its context included */
    void own(String path) {
        own = path;
    }

    /**
     * Whether this request is to be held.
     *
     * @param path of the request, the path of its context included
     */
    boolean holds(String path, Request request) {
        return specs.isEmpty() || isOwn(path) || specs.test(Request.getPathInContext(request));
    }

    private boolean isOwn(String path) {
        return path.equals(Site.GPC_PATH)
                || (path.startsWith(own) && (path.length() == own.length() || path.charAt(own.length()) == '/'));
    }

    @Override
    public void dump(Appendable out, String indent) throws IOException {
        Dumpable.dumpObjects(
                out,
                indent,
                "paths",
                new DumpableCollection("included", included()),
                new DumpableCollection("excluded", excluded()));
    }
}
