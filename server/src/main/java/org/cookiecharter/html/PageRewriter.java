// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.cookiecharter.csp.BannerPaths;
import org.cookiecharter.csp.PageCsp;
import org.cookiecharter.html.compression.ContentCoding;
import org.cookiecharter.html.compression.HtmlSniffer;
import org.cookiecharter.html.header.ContentDisposition;
import org.cookiecharter.html.header.ContentType;
import org.cookiecharter.html.header.HtmlType;
import org.cookiecharter.html.parser.EncodingPrescan;
import org.cookiecharter.html.parser.HtmlEdit;
import org.cookiecharter.html.parser.HtmlInserter;
import org.cookiecharter.html.parser.TagRewriter;
import org.cookiecharter.html.parser.TagRewritingStream;
import org.cookiecharter.html.prologue.HtmlPrologue;
import org.cookiecharter.html.prologue.HtmlTagPrologue;
import org.cookiecharter.html.prologue.HtmlXmlPrologue;
import org.cookiecharter.html.prologue.PageDisplay;
import org.cookiecharter.html.thirdparty.NetworkHost;
import org.cookiecharter.html.thirdparty.ScriptTag;
import org.cookiecharter.html.thirdparty.ThirdParties;
import org.cookiecharter.html.thirdparty.ThirdPartyTagRewriter;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rewrites the HTML responses of a server: inserts a {@code <script>} as the first element of the head, and blocks
 * third parties. A rewritten page is the same for every visitor. Thread-safe; create one for each handler.
 *
 * <p>It needs the request headers before the application does ({@link #request}), and the response just before it is
 * sent ({@link #begin}). It ignores {@code Cache-Control: no-transform}, which applies to intermediaries (RFC 9110,
 * 7.7): this module is part of the origin, installed by its operator. Pages without it would ignore the choice.
 */
public final class PageRewriter {
    private static final Logger LOG = LoggerFactory.getLogger(PageRewriter.class);
    private static final int MAX_WARNINGS = 16;

    private final @Nullable String src;
    private final @Nullable String precedingSrc;
    private final BannerPaths paths;
    private final UnmodifiedPages unmodified;
    private final @Nullable ThirdParties thirdParties;
    private final @Nullable BodyMarkup body;
    private final PageHeaders pageHeaders;
    private final @Nullable RedirectFilter redirects;
    private final PageRequest requests;
    private final PageResponse headers;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /**
     * Creates a rewriter.
     *
     * @param src the path of the script with an optional query, or null to insert no script
     * @param version changes only with {@code src} and the blocked hosts; letters, digits, {@code -} and {@code _}
     * @param thirdParties determines which hosts in pages are blocked, or null to block none
     * @param policy a header field that is added to pages, or null for none
     * @param body markup to insert at the start of the body of pages in HTML syntax, or null for none
     */
    public PageRewriter(
            @Nullable String src,
            String version,
            @Nullable ThirdParties thirdParties,
            @Nullable HttpField policy,
            @Nullable BodyMarkup body) {
        this(src, null, version, thirdParties, policy, body, new UnmodifiedPages());
    }

    /**
     * Creates a rewriter that counts the pages it cannot modify.
     *
     * @param precedingSrc the path and query of a script to insert before that of {@code src}, with the same path, or
     *     null for none
     * @param unmodified the counter, which several rewriters may share
     */
    public PageRewriter(
            @Nullable String src,
            @Nullable String precedingSrc,
            String version,
            @Nullable ThirdParties thirdParties,
            @Nullable HttpField policy,
            @Nullable BodyMarkup body,
            UnmodifiedPages unmodified) {
        this.pageHeaders = new PageHeaders(thirdParties, policy);
        this.redirects = thirdParties == null ? null : new RedirectFilter(thirdParties);
        this.src = src;
        this.precedingSrc = precedingSrc;
        this.paths = paths(src, body);
        this.unmodified = unmodified;
        this.thirdParties = thirdParties;
        this.body = body;
        PageEtag etag = new PageEtag(version);
        requests = new PageRequest(etag);
        headers = new PageResponse(etag);
    }

    /**
     * Returns the request headers for the application, without unsupported content codings, ranges of pages, and
     * conditions on copies stored without the mark. Returns the same instance if no header changes.
     */
    public HttpFields request(String method, HttpFields headers) {
        return requests.restrict(method, headers);
    }

    /**
     * Filters the header of a final response before it is committed.
     *
     * @param found what the header contains
     */
    public void prepare(PageContext request, HttpFields.Mutable headers, ResponseFields found) {
        if (found.hasAddresses()) {
            pageHeaders.removeBlockedAddresses(request, headers);
        }
        if (found.isPage()) {
            pageHeaders.addPolicy(headers);
        } else if (thirdParties != null && HtmlType.ofXml(found.contentType()) != null) {
            PageResponse.addVary(headers);
        }
    }

    /** Returns an interim response (103) without addresses of blocked hosts, or the same instance if there are none. */
    public MetaData.Response interim(PageContext request, MetaData.Response response) {
        if (!ResponseFields.of(response.getHttpFields()).hasAddresses()) {
            return response;
        }
        HttpFields.Mutable headers = HttpFields.build(response.getHttpFields());
        return !pageHeaders.removeBlockedAddresses(request, headers)
                ? response
                : new MetaData.Response(
                        response.getStatus(), response.getReason(), response.getHttpVersion(), headers.asImmutable());
    }

    /**
     * Blocks a final response that redirects a part of a page to a third party without the visitor's consent.
     *
     * @param request the original request, not the one returned by {@link #request}
     * @param found what the header of the response contains
     * @param isBodyEmpty whether the response is known to have no body
     * @param allows whether the visitor has consented to a category or service
     * @return the same instance if the response leads to no host that needs consent
     */
    public MetaData.Response redirect(
            PageContext request,
            MetaData.Response response,
            ResponseFields found,
            boolean isBodyEmpty,
            Predicate<String> allows) {
        return redirects == null ? response : redirects.filter(request, response, found.refresh(), isBodyEmpty, allows);
    }

    /**
     * Returns the rewriting of a response, or null if it remains unmodified.
     *
     * @param request the original request, not the one returned by {@link #request}
     * @param response a final response, not an interim one
     */
    public @Nullable PageRewrite begin(PageContext request, MetaData.Response response) {
        return begin(request, response, ResponseFields.of(response.getHttpFields()));
    }

    /**
     * Returns the rewriting of a response, or null if it remains unmodified.
     *
     * @param request the original request, not the one returned by {@link #request}
     * @param response a final response, not an interim one
     * @param found what the header of the response contains
     */
    public @Nullable PageRewrite begin(PageContext request, MetaData.Response response, ResponseFields found) {
        HttpFields header = response.getHttpFields();
        if (response.getStatus() == HttpStatus.NOT_MODIFIED_304) {
            // The browser's copy is a modified page only if it sent a marked entity tag.
            PageCsp csp = headers.isCopyMarked(request.headers(), response) ? createCsp(request, header) : null;
            return csp == null ? null : PageRewrite.ofHeaders(headers, csp::apply);
        }
        if (!DisplayedResponse.isDisplayed(request, response)) {
            return null;
        }
        ContentType declared = found.contentType();
        HtmlType xmlType = HtmlType.ofXml(declared);
        if (xmlType != null) {
            return ContentDisposition.isDownload(header) ? null : beginXml(request, header, xmlType);
        }
        boolean sniffed = HtmlSniffer.isNeeded(declared, header);
        HtmlType type = sniffed ? HtmlType.UNDECLARED : declared == null ? null : HtmlType.of(declared);
        if (type == null || ContentDisposition.isDownload(header)) {
            return null;
        }
        return begin(request, header, type, sniffed);
    }

    /**
     * Blocks third parties in a displayed SVG or XML document permanently: no script of this module runs in it.
     */
    private @Nullable PageRewrite beginXml(PageContext request, HttpFields response, HtmlType type) {
        boolean isDisplayed = thirdParties != null && PageDisplay.showsDocument(request.headers());
        ContentCoding coding = isDisplayed ? coding(response) : null;
        if (thirdParties == null || coding == null) {
            return null;
        }
        if (HttpMethod.HEAD.is(request.method())) {
            return PageRewrite.ofHeaders(headers, header -> {});
        }
        TagRewriter tags = inXml(thirdParties, request.own());
        HtmlEdit edit = new HtmlEdit(
                new HtmlInserter(new HtmlXmlPrologue(), type.encoding(), ""),
                new TagRewritingStream(type.isSvg() ? tags : new XmlRootRewriter(tags), true));
        return PageRewrite.of(headers, header -> {}, coding.body(edit), false, null);
    }

    private static TagRewriter inXml(ThirdParties thirdParties, NetworkHost own) {
        return new StylesheetInstructionRewriter(thirdParties, own, new ThirdPartyTagRewriter(thirdParties, own));
    }

    private @Nullable PageRewrite begin(PageContext request, HttpFields response, HtmlType type, boolean sniffed) {
        boolean isBodyEmpty = HttpMethod.HEAD.is(request.method());
        PageDisplay display = PageDisplay.of(request.headers());
        if (display == PageDisplay.FILE || (sniffed && isBodyEmpty)) {
            return null;
        }
        ContentCoding coding = coding(response);
        PageCsp csp = coding == null ? null : createCsp(request, response);
        if (coding == null || csp == null) {
            return null;
        }
        if (isBodyEmpty) {
            return PageRewrite.ofHeaders(headers, csp::apply);
        }
        boolean wholePagesOnly = display == PageDisplay.DATA;
        String tag = element(precedingSrc, csp) + element(src, csp);
        HtmlPrologue prologue = type.xml() ? new HtmlXmlPrologue() : new HtmlTagPrologue(display);
        HtmlEdit edit = new HtmlEdit(
                new HtmlInserter(prologue, type.encoding(), tag),
                createTagStream(type, request, display, csp),
                wholePagesOnly,
                type.needsPrescan() ? new EncodingPrescan() : null);
        return PageRewrite.of(
                headers,
                headerEdits(
                        csp, sniffed, display == PageDisplay.FRAME || (wholePagesOnly && coding != ContentCoding.NONE)),
                coding.body(edit),
                wholePagesOnly,
                sniffed ? coding : null);
    }

    private static String element(@Nullable String source, PageCsp csp) {
        return source == null ? "" : new ScriptTag(source, csp.nonce()).element();
    }

    /** Returns the changes to the header. If only its content identifies a page, the policy has not been added yet. */
    private Consumer<HttpFields.Mutable> headerEdits(PageCsp csp, boolean sniffed, boolean variesByDisplay) {
        return header -> {
            csp.apply(header);
            if (sniffed) {
                pageHeaders.addPolicy(header);
            }
            if (variesByDisplay) {
                PageResponse.addVary(header);
            }
        };
    }

    /** Returns a policy that admits the consent script, or null if none can, so that the page remains unmodified. */
    private @Nullable PageCsp createCsp(PageContext request, HttpFields response) {
        NetworkHost own = request.own();
        PageCsp csp = PageCsp.of(response, paths, own.name(), own.port());
        if (csp == null) {
            unmodified.add();
        }
        return csp;
    }

    private @Nullable TagRewritingStream createTagStream(
            HtmlType type, PageContext request, PageDisplay display, PageCsp csp) {
        NetworkHost own = request.own();
        ThirdPartyTagRewriter blocker =
                thirdParties == null || type.xml() ? null : new ThirdPartyTagRewriter(thirdParties, own);
        TagRewriter tags = thirdParties != null && type.xml() ? inXml(thirdParties, own) : blocker;
        if (thirdParties != null && display == PageDisplay.FRAME) {
            tags = new RefreshTagRewriter(thirdParties, own, tags);
        }
        if (blocker != null && src != null) {
            if (display != PageDisplay.DATA) {
                blocker.setInPlaceScript(new ScriptTag(paths.script() + "?script=1", csp.nonce()));
            }
            tags = new LateBaseTagRewriter(new ScriptTag(paths.script() + "?base=1", csp.nonce()), own, tags);
        }
        if (paths.hasInsertions()) {
            tags = new MetaCspRewriter(paths, own, tags, () -> {
                // The policy may not allow further scripts of this module.
                if (blocker != null) {
                    blocker.setInPlaceScript(null);
                }
            });
        }
        if (body != null && !type.xml() && body.isShownAt(request.path())) {
            tags = new BodyMarkupInserter(body, display == PageDisplay.PAGE, tags);
        }
        return tags == null ? null : new TagRewritingStream(tags, type.xml());
    }

    private static BannerPaths paths(@Nullable String src, @Nullable BodyMarkup body) {
        String stylesheet = body == null ? null : body.stylesheet();
        String script = src == null ? null : src.split("\\?", 2)[0];
        String asset = script == null ? stylesheet : script;
        return new BannerPaths(script, asset == null ? "" : asset.substring(0, asset.lastIndexOf('/') + 1), stylesheet);
    }

    private @Nullable ContentCoding coding(HttpFields response) {
        String codings = ContentCoding.codings(response);
        ContentCoding coding = ContentCoding.of(codings);
        if (coding == null && warned.size() < MAX_WARNINGS && warned.add(codings)) {
            LOG.warn(
                    "A page with Content-Encoding ({}) was sent unmodified: the consent script and third-party blocking"
                            + " require gzip, deflate or no coding. Compress pages in a handler inside the consent"
                            + " handler, which never requests any other coding than gzip",
                    codings);
        }
        return coding;
    }
}
