// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.prologue;

import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** The use that a client makes of the HTML it requests, determined from the request headers. */
public enum PageDisplay {
    /** A browser displays it as a page, or stores it for that. */
    PAGE,
    /** A browser displays it in a frame; applications also read data from hidden frames. */
    FRAME,
    /**
     * A script receives it as data: a fragment to insert into a page, or the text of a whole page. A whole page may be
     * displayed later (service workers, Turbo); a fragment is data.
     */
    DATA,
    /** The use is unknown: the client is no browser, or an old one. */
    UNKNOWN,
    /** A WebDAV client edits it as a file and stores the response. */
    FILE;

    /** Headers that WebDAV clients send (RFC 4918, 10; MS-WDV, 2.2.3), but no browser. */
    private static final List<String> WEB_DAV =
            List.of("Translate", "Depth", "Lock-Token", "If", "Overwrite", "Destination");

    private static final List<String> WEB_DAV_AGENTS =
            List.of("webdav", "davfs", "davclnt", "gvfs", "cadaver", "litmus", "neon/", "cyberduck", "mirall");

    /** Headers of JavaScript libraries that request fragments. */
    private static final List<String> LIBRARIES =
            List.of("X-Requested-With", "HX-Request", "Turbo-Frame", "X-PJAX", "X-Up-Version", "X-Livewire");

    public static PageDisplay of(HttpFields headers) {
        String destination = headers.get("Sec-Fetch-Dest");
        if (destination != null) {
            return switch (destination) {
                case "document" -> PAGE;
                case "iframe", "frame", "object", "embed", "fencedframe" -> FRAME;
                default -> isPrefetch(headers) ? PAGE : DATA;
            };
        }
        // Browsers send Sec-Fetch-Dest only to trustworthy URLs; over plain HTTP, other headers identify scripts.
        if (WEB_DAV.stream().anyMatch(headers::contains) || isWebDavAgent(headers)) {
            return FILE;
        }
        if (LIBRARIES.stream().anyMatch(headers::contains)) {
            return DATA;
        }
        return !headers.contains(HttpHeader.ACCEPT) ? UNKNOWN : acceptsPages(headers) ? PAGE : DATA;
    }

    /**
     * Returns whether the client displays an SVG document as a page or in a frame, where the document loads resources, or
     * makes a page by an XSLT style sheet; as an image, an SVG document loads none.
     */
    public static boolean showsDocument(HttpFields headers) {
        PageDisplay display = of(headers);
        String accept = headers.get(HttpHeader.ACCEPT);
        return switch (display) {
            case PAGE, FRAME, UNKNOWN -> true;
            case FILE -> false;
            // Without Sec-Fetch-Dest, only images and requests of libraries can be recognised.
            case DATA ->
                "xslt".equals(headers.get("Sec-Fetch-Dest"))
                        || (!headers.contains("Sec-Fetch-Dest")
                                && LIBRARIES.stream().noneMatch(headers::contains)
                                && (accept == null || !accept.startsWith("image/")));
        };
    }

    /** Returns whether the client explicitly accepts pages, as browsers do when they navigate. */
    public static boolean acceptsPages(HttpFields headers) {
        for (HttpField field : headers) {
            if (field.getHeader() == HttpHeader.ACCEPT && field.getValue() != null) {
                String accept = field.getValue().toLowerCase(Locale.ROOT);
                if (accept.contains("text/html") || accept.contains("application/xhtml+xml")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns whether a browser loads the response before the visitor requests it. */
    public static boolean isPrefetch(HttpFields headers) {
        return contains(headers, "Sec-Purpose", "prefetch") || contains(headers, "Purpose", "prefetch");
    }

    private static boolean isWebDavAgent(HttpFields headers) {
        String agent = headers.get(HttpHeader.USER_AGENT);
        String name = agent == null ? "" : agent.toLowerCase(Locale.ROOT);
        return WEB_DAV_AGENTS.stream().anyMatch(name::contains);
    }

    private static boolean contains(HttpFields headers, String name, String word) {
        String value = headers.get(name);
        return value != null && value.contains(word);
    }
}
