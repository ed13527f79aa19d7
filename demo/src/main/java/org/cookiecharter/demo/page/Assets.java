// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.page;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** A handler that serves the style sheets, scripts and images of the demo's pages under one path. */
public final class Assets extends Handler.Abstract.NonBlocking {
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "svg", "image/svg+xml");
    private static final Pattern NAME = Pattern.compile("[a-z-]+\\.(css|js|svg)");

    private final String prefix;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    /**
     * Creates a handler for this path.
     *
     * @param prefix the path, with a trailing slash
     */
    public Assets(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        if (!path.startsWith(prefix)
                || !NAME.matcher(path.substring(prefix.length())).matches()) {
            return false;
        }
        String name = path.substring(prefix.length());
        byte[] file = files.computeIfAbsent(name, key -> Resources.find("assets/" + key));
        if (file == null) {
            return false;
        }
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type == null ? "application/octet-stream" : type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, file.length);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, BufferUtil.toBuffer(file), callback);
        return true;
    }
}
