package org.cookiecharter.jetty;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cookiecharter.jetty.ScriptTagInsertion.Packing;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts one {@code <script>} first into the head of the HTML answers of a server. One per handler; threads may share it.
 *
 * <p>It works below everything that makes answers, so it is given the request's headers first ({@link #request}) and then
 * the answer as it goes to the wire ({@link #begin}).
 *
 * <p>{@code Cache-Control: no-transform} does not stop it: that speaks to intermediaries (RFC 9110, 7.7), and this is
 * part of the origin, installed by who runs it. A page without the script would be one without the visitor's choice.
 */
final class ScriptTag {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptTag.class);
    private static final int MOST_WARNED = 16;

    private final String tag;
    private final ScriptTagRequest requests;
    private final ScriptTagResponse headers;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /**
     * @param src the address of the script, a path with an optional query
     * @param version changes with {@code src} and nothing else; letters, digits, {@code -} and {@code _}
     */
    ScriptTag(String src, String version) {
        tag = "<script src=\""
                + src.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;") + "\"></script>";
        ScriptTagEtag etag = new ScriptTagEtag(version);
        requests = new ScriptTagRequest(etag);
        headers = new ScriptTagResponse(etag);
    }

    /**
     * What the application may see of these headers: no codings that hide a page from us, no conditions on a copy that was
     * stored without the tag, no ranges of pages. The same instance where nothing changes.
     */
    HttpFields request(String method, HttpFields headers) {
        return requests.narrow(method, headers);
    }

    /**
     * What is to be done to an answer, or null where it is to be left alone.
     *
     * @param request as the client sent it, not as {@link #request} made it
     * @param response the answer, which must not be an interim one
     */
    @Nullable
    ScriptTagInsertion begin(MetaData.Request request, MetaData.Response response) {
        if (response.getStatus() == HttpStatus.NOT_MODIFIED_304) {
            // The copy that the browser goes on showing is ours only if it asked with our mark.
            return headers.isCopyMarked(request, response) ? ScriptTagInsertion.ofHeaders(headers) : null;
        }
        HtmlType type = mayHoldPage(request, response) ? HtmlType.of(response.getHttpFields()) : null;
        Packing packing = type != null ? packing(response.getHttpFields()) : null;
        if (type == null || packing == null) {
            return null;
        }
        if (HttpMethod.HEAD.is(request.getMethod())) {
            return ScriptTagInsertion.ofHeaders(headers);
        }
        boolean navigation = ScriptTagRequest.isNavigation(request.getHttpFields());
        return ScriptTagInsertion.of(
                headers, packing, new HtmlInserter(type.prologue(!navigation), type.encoding(), tag));
    }

    private static boolean mayHoldPage(MetaData.Request request, MetaData.Response response) {
        // A redirect's text is not shown; a part of a page (206) has its place by the byte.
        return !HttpMethod.CONNECT.is(request.getMethod())
                && switch (response.getStatus()) {
                    case HttpStatus.NO_CONTENT_204, HttpStatus.RESET_CONTENT_205, HttpStatus.PARTIAL_CONTENT_206 ->
                        false;
                    default -> response.getStatus() >= 200 && response.getStatus() / 100 != 3;
                };
    }

    private @Nullable Packing packing(HttpFields headers) {
        String codings = headers.stream()
                .filter(field -> field.is("Content-Encoding"))
                .map(field -> field.getValue() == null ? "" : field.getValue())
                .reduce((a, b) -> a + ", " + b)
                .orElse("")
                .strip()
                .toLowerCase(Locale.ROOT);
        return switch (codings) {
            case "", "identity" -> Packing.NONE;
            case "gzip", "x-gzip" -> Packing.GZIP;
            default -> {
                if (warned.size() < MOST_WARNED && warned.add(codings)) {
                    LOG.warn(
                            "A page with Content-Encoding ({}) was sent without the consent script: it must be gzip or"
                                    + " none. Compress in a handler inside the consent handler, which never asks it"
                                    + " for more than gzip",
                            codings);
                }
                yield null;
            }
        };
    }
}
