// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cookiecharter.html.PageRewrite.Packing;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done to the HTML answers of a server: one {@code <script>} is put first into the head, and what leads to third
 * parties is held back. The same for every visitor. One per handler; threads may share it.
 *
 * <p>It works below everything that makes answers, so it is given the request's headers first ({@link #request}) and then
 * the answer as it goes to the wire ({@link #begin}).
 *
 * <p>{@code Cache-Control: no-transform} does not stop it: that speaks to intermediaries (RFC 9110, 7.7), and this is
 * part of the origin, installed by who runs it. A page without the script would be one without the visitor's choice.
 */
public final class PageRewriter {
    private static final Logger LOG = LoggerFactory.getLogger(PageRewriter.class);
    private static final int MOST_WARNED = 16;

    private final String tag;
    private final @Nullable ThirdParties thirdParties;
    private final @Nullable BodyMarkup body;
    private final PageFields fields;
    private final PageRequest requests;
    private final PageResponse headers;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /**
     * @param src the address of the script, a path with an optional query; null to put none into pages
     * @param version changes with {@code src} and with what is held back, and with nothing else; letters, digits,
     *     {@code -} and {@code _}
     * @param thirdParties who decides on the addresses in pages; null to leave them alone
     * @param policy a field that is added to pages; null for none
     * @param body what is put at the start of the body of pages in HTML syntax; null for nothing
     */
    public PageRewriter(
            @Nullable String src,
            String version,
            @Nullable ThirdParties thirdParties,
            @Nullable HttpField policy,
            @Nullable BodyMarkup body) {
        this.fields = new PageFields(thirdParties, policy);
        this.tag = src == null ? "" : tag(src);
        this.thirdParties = thirdParties;
        this.body = body;
        PageEtag etag = new PageEtag(version);
        requests = new PageRequest(etag);
        headers = new PageResponse(etag);
    }

    /**
     * What the application may see of these headers: no codings that hide a page from us, no conditions on a copy that was
     * stored without the tag, no ranges of pages. The same instance where nothing changes.
     */
    public HttpFields request(String method, HttpFields headers) {
        return requests.narrow(method, headers);
    }

    /** Makes the fields of a final answer right, before it is committed. */
    public void prepare(PageContext request, HttpFields.Mutable headers) {
        fields.dropLinks(request, headers);
        fields.addPolicy(headers);
    }

    /** An interim answer (103) without what must not be loaded; the very same where there is nothing of the kind. */
    public MetaData.Response interim(PageContext request, MetaData.Response response) {
        if (!PageFields.hasLinks(response.getHttpFields())) {
            return response;
        }
        HttpFields.Mutable headers = HttpFields.build(response.getHttpFields());
        return !fields.dropLinks(request, headers)
                ? response
                : new MetaData.Response(
                        response.getStatus(), response.getReason(), response.getHttpVersion(), headers.asImmutable());
    }

    /**
     * What is to be done to an answer, or null where it is to be left alone.
     *
     * @param request as it came to the handler, not as {@link #request} made it
     * @param response the answer, which must not be an interim one
     */
    public @Nullable PageRewrite begin(PageContext request, MetaData.Response response) {
        if (response.getStatus() == HttpStatus.NOT_MODIFIED_304) {
            // The copy that the browser goes on showing is ours only if it asked with our mark.
            return headers.isCopyMarked(request.headers(), response) ? PageRewrite.ofHeaders(headers) : null;
        }
        HtmlType type = mayHoldPage(request, response) ? HtmlType.of(response.getHttpFields()) : null;
        Packing packing = type != null ? packing(response.getHttpFields()) : null;
        if (type == null || packing == null) {
            return null;
        }
        if (HttpMethod.HEAD.is(request.method())) {
            return PageRewrite.ofHeaders(headers);
        }
        boolean navigation = PageRequest.isNavigation(request.headers());
        HtmlInserter inserter = new HtmlInserter(type.prologue(!navigation), type.encoding(), tag);
        return PageRewrite.of(headers, packing, new HtmlEdit(inserter, gate(type, request, navigation)));
    }

    private @Nullable HtmlGate gate(HtmlType type, PageContext request, boolean navigation) {
        TagRewriter tags = thirdParties == null ? null : new ThirdPartyTag(thirdParties, request.own());
        if (body != null && !type.xml()) {
            tags = new BodyTag(body, navigation, tags);
        }
        return tags == null ? null : new HtmlGate(tags, type.xml());
    }

    private static String tag(String src) {
        return "<script src=\""
                + src.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;") + "\"></script>";
    }

    private static boolean mayHoldPage(PageContext request, MetaData.Response response) {
        // A redirect's text is not shown; a part of a page (206) has its place by the byte.
        return !HttpMethod.CONNECT.is(request.method())
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
                            "A page with Content-Encoding ({}) was sent as it is: for the consent script and for holding"
                                    + " third parties back it must be gzip or none. Compress in a handler inside the consent handler, which never asks it"
                                    + " for more than gzip",
                            codings);
                }
                yield null;
            }
        };
    }
}
