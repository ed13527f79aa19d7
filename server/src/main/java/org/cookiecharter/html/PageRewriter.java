// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.cookiecharter.csp.BannerPaths;
import org.cookiecharter.csp.PageCsp;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done to the HTML responses of a server: one {@code <script>} is put first into the head, and what leads to third
 * parties is blocked. The same for every visitor. One per handler; threads may share it.
 *
 * <p>It works below everything that makes answers, so it is given the request's headers first ({@link #request}) and then
 * the response as it goes to the wire ({@link #begin}).
 *
 * <p>{@code Cache-Control: no-transform} does not stop it: that speaks to intermediaries (RFC 9110, 7.7), and this is
 * part of the origin, installed by who runs it. A page without the script would be one without the visitor's choice.
 */
public final class PageRewriter {
    private static final Logger LOG = LoggerFactory.getLogger(PageRewriter.class);
    private static final int MOST_WARNED = 16;

    private final @Nullable String src;
    private final BannerPaths paths;
    private final UnmodifiedPages unmodified;
    private final @Nullable ThirdParties thirdParties;
    private final @Nullable BodyMarkup body;
    private final PageFields fields;
    private final @Nullable RedirectFilter redirects;
    private final PageRequest requests;
    private final PageResponse headers;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /**
     * @param src the address of the script, a path with an optional query; null to put none into pages
     * @param version changes with {@code src} and with what is blocked, and with nothing else; letters, digits,
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
        this(src, version, thirdParties, policy, body, new UnmodifiedPages());
    }

    /**
     * Does the same, and counts the pages that cannot be modified.
     *
     * @param unmodified may be shared by several
     */
    public PageRewriter(
            @Nullable String src,
            String version,
            @Nullable ThirdParties thirdParties,
            @Nullable HttpField policy,
            @Nullable BodyMarkup body,
            UnmodifiedPages unmodified) {
        this.fields = new PageFields(thirdParties, policy);
        this.redirects = thirdParties == null ? null : new RedirectFilter(thirdParties);
        this.src = src;
        this.paths = paths(src, body);
        this.unmodified = unmodified;
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

    /** Makes the fields of a final response right, before it is committed. */
    public void prepare(PageContext request, HttpFields.Mutable headers) {
        fields.dropAddresses(request, headers);
        fields.addPolicy(headers);
        if (thirdParties != null && HtmlType.ofSvg(ContentType.of(headers)) != null) {
            PageResponse.vary(headers);
        }
    }

    /** An interim response (103) without what must not be loaded; the very same where there is nothing of the kind. */
    public MetaData.Response interim(PageContext request, MetaData.Response response) {
        if (!PageFields.hasAddresses(response.getHttpFields())) {
            return response;
        }
        HttpFields.Mutable headers = HttpFields.build(response.getHttpFields());
        return !fields.dropAddresses(request, headers)
                ? response
                : new MetaData.Response(
                        response.getStatus(), response.getReason(), response.getHttpVersion(), headers.asImmutable());
    }

    /**
     * Blocks a final response that sends a part of a page to a third party which the visitor has not consented to.
     *
     * @param request as it came to the handler, not as {@link #request} made it
     * @param bodiless whether the response is known to have no body
     * @param allows whether the visitor has consented to a category or service
     * @return the very same response if it leads to no host that needs consent
     */
    public MetaData.Response redirect(
            PageContext request, MetaData.Response response, boolean bodiless, Predicate<String> allows) {
        return redirects == null ? response : redirects.filter(request, response, bodiless, allows);
    }

    /**
     * What is to be done to a response, or null if it is to be left alone.
     *
     * @param request as it came to the handler, not as {@link #request} made it
     * @param response the response, which must not be an interim one
     */
    public @Nullable PageRewrite begin(PageContext request, MetaData.Response response) {
        HttpFields header = response.getHttpFields();
        if (response.getStatus() == HttpStatus.NOT_MODIFIED_304) {
            // The copy that the browser goes on showing is ours only if it asked with our mark.
            PageCsp csp = headers.isCopyMarked(request.headers(), response) ? csp(request, header) : null;
            return csp == null ? null : PageRewrite.ofHeaders(headers, csp::apply);
        }
        if (!mayBeShown(request, response)) {
            return null;
        }
        ContentType declared = ContentType.of(header);
        HtmlType svg = HtmlType.ofSvg(declared);
        if (svg != null) {
            return ContentDisposition.isDownload(header) ? null : beginSvg(request, header, svg);
        }
        boolean sniffed = HtmlSniffer.isNeeded(declared, header);
        HtmlType type = sniffed ? HtmlType.UNDECLARED : declared == null ? null : HtmlType.of(declared);
        if (type == null || ContentDisposition.isDownload(header)) {
            return null;
        }
        return begin(request, header, type, sniffed);
    }

    /** Blocks third parties in an SVG document that is shown as a page. No script of ours runs there: they stay blocked. */
    private @Nullable PageRewrite beginSvg(PageContext request, HttpFields response, HtmlType type) {
        boolean shown = thirdParties != null && PageDisplay.showsDocument(request.headers());
        PagePacking packing = shown ? packing(response) : null;
        if (thirdParties == null || packing == null) {
            return null;
        }
        if (HttpMethod.HEAD.is(request.method())) {
            return PageRewrite.ofHeaders(headers, header -> {});
        }
        HtmlEdit edit = new HtmlEdit(
                new HtmlInserter(new HtmlXmlPrologue(), type.encoding(), ""),
                new TagRewritingStream(new ThirdPartyTag(thirdParties, request.own()), true));
        return PageRewrite.of(headers, header -> {}, packing.body(edit), false, null);
    }

    private @Nullable PageRewrite begin(PageContext request, HttpFields response, HtmlType type, boolean sniffed) {
        boolean bodiless = HttpMethod.HEAD.is(request.method());
        PageDisplay display = PageDisplay.of(request.headers());
        if (display == PageDisplay.FILE || (sniffed && bodiless)) {
            return null;
        }
        PagePacking packing = packing(response);
        PageCsp csp = packing == null ? null : csp(request, response);
        if (packing == null || csp == null) {
            return null;
        }
        if (bodiless) {
            return PageRewrite.ofHeaders(headers, csp::apply);
        }
        boolean wholePagesOnly = display == PageDisplay.DATA;
        String tag = src == null ? "" : new ScriptTag(src, csp.nonce()).element();
        HtmlPrologue prologue = type.xml() ? new HtmlXmlPrologue() : new HtmlTagPrologue(display);
        HtmlEdit edit = new HtmlEdit(
                new HtmlInserter(prologue, type.encoding(), tag),
                gate(type, request, display, csp),
                wholePagesOnly,
                type.searched() ? new EncodingPrescan() : null);
        return PageRewrite.of(
                headers,
                header(csp, sniffed, wholePagesOnly && packing != PagePacking.NONE),
                packing.body(edit),
                wholePagesOnly,
                sniffed ? packing : null);
    }

    /** The header of a page that is known by its content alone could not be restricted before. */
    private Consumer<HttpFields.Mutable> header(PageCsp csp, boolean sniffed, boolean mayBePart) {
        return header -> {
            csp.apply(header);
            if (sniffed) {
                fields.restrict(header);
            }
            if (mayBePart) {
                PageResponse.vary(header);
            }
        };
    }

    /** Returns null if the consent script cannot run in the page, which then stays as it is. */
    private @Nullable PageCsp csp(PageContext request, HttpFields response) {
        NetworkHost own = request.own();
        PageCsp csp = PageCsp.of(response, paths, own.name(), own.port());
        if (csp == null) {
            unmodified.add();
        }
        return csp;
    }

    private @Nullable TagRewritingStream gate(HtmlType type, PageContext request, PageDisplay display, PageCsp csp) {
        NetworkHost own = request.own();
        ThirdPartyTag blocker = thirdParties == null ? null : new ThirdPartyTag(thirdParties, own);
        TagRewriter tags = blocker;
        if (blocker != null && src != null && !type.xml()) {
            if (display != PageDisplay.DATA) {
                blocker.runInPlace(new ScriptTag(paths.script() + "?script=1", csp.nonce()));
            }
            tags = new LateBaseTag(new ScriptTag(paths.script() + "?base=1", csp.nonce()), own, blocker);
        }
        if (paths.hasInsertions()) {
            tags = new MetaPolicyTag(paths, own, tags, () -> {
                // It need not admit further scripts of ours.
                if (blocker != null) {
                    blocker.runInPlace(null);
                }
            });
        }
        if (body != null && !type.xml()) {
            tags = new BodyTag(body, display == PageDisplay.PAGE, tags);
        }
        return tags == null ? null : new TagRewritingStream(tags, type.xml());
    }

    private static BannerPaths paths(@Nullable String src, @Nullable BodyMarkup body) {
        String stylesheet = body == null ? null : body.stylesheet();
        String script = src == null ? null : src.split("\\?", 2)[0];
        String one = script == null ? stylesheet : script;
        return new BannerPaths(script, one == null ? "" : one.substring(0, one.lastIndexOf('/') + 1), stylesheet);
    }

    /** Whether browsers show the response, if it is a page. */
    private static boolean mayBeShown(PageContext request, MetaData.Response response) {
        String method = request.method();
        if (!HttpMethod.GET.is(method) && !HttpMethod.POST.is(method) && !HttpMethod.HEAD.is(method)) {
            return false;
        }
        return switch (response.getStatus()) {
            case HttpStatus.NO_CONTENT_204, HttpStatus.RESET_CONTENT_205 -> false;
            // A part that a client asked for has its place by the byte; what none asked for is shown whole.
            case HttpStatus.PARTIAL_CONTENT_206 -> !request.headers().contains(HttpHeader.RANGE);
            case HttpStatus.MOVED_PERMANENTLY_301,
                    HttpStatus.MOVED_TEMPORARILY_302,
                    HttpStatus.SEE_OTHER_303,
                    HttpStatus.TEMPORARY_REDIRECT_307,
                    HttpStatus.PERMANENT_REDIRECT_308 -> !isRedirect(response.getHttpFields());
            default -> response.getStatus() >= 200;
        };
    }

    /** Browsers show the text of a redirect that leads nowhere. */
    private static boolean isRedirect(HttpFields headers) {
        for (HttpField field : headers) {
            if (field.is("Location")
                    && field.getValue() != null
                    && !field.getValue().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private @Nullable PagePacking packing(HttpFields response) {
        String codings = PagePacking.codings(response);
        PagePacking packing = PagePacking.of(codings);
        if (packing == null && warned.size() < MOST_WARNED && warned.add(codings)) {
            LOG.warn(
                    "A page with Content-Encoding ({}) was sent as it is: for the consent script and for holding third"
                            + " parties back it must be gzip, deflate or none. Compress in a handler inside the consent"
                            + " handler, which never asks it for more than gzip",
                    codings);
        }
        return packing;
    }
}
