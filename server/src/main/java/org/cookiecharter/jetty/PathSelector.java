// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.cookiecharter.site.Site;
import org.eclipse.jetty.http.pathmap.PathSpecSet;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.IncludeExclude;
import org.eclipse.jetty.util.component.Dumpable;
import org.eclipse.jetty.util.component.DumpableCollection;

/** The paths on which a handler acts. Thread-safe once the handler has started. */
final class PathSelector implements Dumpable {
    private final IncludeExclude<String> specs = new IncludeExclude<>(PathSpecSet.class);
    private String endpointPath = "";

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

    /** @param path the path of the handler's endpoints, with the path of its context */
    void setEndpointPath(String path) {
        endpointPath = path;
    }

    /**
     * Returns whether the handler acts on this request.
     *
     * @param path the path of the request, with the path of its context
     */
    boolean isSelected(String path, Request request) {
        return specs.isEmpty() || isEndpoint(path) || specs.test(Request.getPathInContext(request));
    }

    private boolean isEndpoint(String path) {
        return Site.isGpcStatement(path)
                || (path.startsWith(endpointPath)
                        && (path.length() == endpointPath.length() || path.charAt(endpointPath.length()) == '/'));
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
