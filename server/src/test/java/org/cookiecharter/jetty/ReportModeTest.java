// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.cookiecharter.consent.CookieAction;
import org.cookiecharter.consent.Mode;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that report-only mode changes nothing and counts everything. */
class ReportModeTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    /** Returns an application with a response of every kind that enforcement changes. */
    private static Handler application(boolean[] changed) {
        return TestSite.handler((request, response) -> {
            changed[0] |= request.getHeaders() != Request.unWrap(request).getHeaders();
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "public");
            response.getHeaders()
                    .put("X-Seen", String.valueOf(request.getHeaders().get(HttpHeader.COOKIE)));
            Response.addCookie(response, HttpCookie.from("_v", "1"));
            response.getHeaders().add("set-cookie", "sid=1; Max-Age=99999999");
            response.getHeaders().add("set-cookie", "_c=1; Max-Age=60");
            response.getHeaders().add("set-cookie", "other=1");
            response.getHeaders().add("set-cookie", "other=; Max-Age=0");
            response.setTrailersSupplier(() -> HttpFields.build().add("Set-Cookie", "_v=1"));
        });
    }

    private static String withoutDate(Reply reply) {
        return reply.raw().replaceFirst("Date: [^\r]*\r\n", "");
    }

    @Test
    void forwardsResponseByteForByte() throws Exception {
        String cookies = "Cookie: sid=1; _v=1; _c=1; other=1; bare";
        boolean[] changed = {false};
        String alone;
        try (TestSite site = new TestSite(directory)) {
            alone = withoutDate(site.start(application(changed)).get("/", cookies));
        }
        try (TestSite site =
                new TestSite(directory).with(consent -> consent.getSettings().setMode(Mode.REPORT_ONLY))) {
            assertEquals(alone, withoutDate(site.around(application(changed)).get("/", cookies)));
        }
        assertEquals(false, changed[0]);
    }

    @Test
    void countsCookiesThatWouldBeBlocked() throws Exception {
        boolean[] changed = {false};
        try (TestSite site = new TestSite(directory)
                .with(consent -> consent.getSettings().setMode(Mode.REPORT_ONLY))
                .around(application(changed))) {
            site.get("/", "Cookie: sid=1; _v=1; _c=1; other=1");
            assertEquals(
                    List.of(
                            "sid FORWARDED EXEMPT",
                            "_v WOULD_BLOCK UNDECIDED",
                            "_c FORWARDED OPT_OUT_DEFAULT",
                            "other WOULD_BLOCK UNDECLARED",
                            "_v WOULD_BLOCK UNDECIDED",
                            "sid WOULD_BLOCK EXEMPT",
                            "_c WOULD_BLOCK OPT_OUT_DEFAULT",
                            "other WOULD_BLOCK UNDECLARED",
                            "other DELETED CLIENT_DELETION"),
                    site.story());
            assertEquals(6, site.consent.count(CookieAction.WOULD_BLOCK));
            assertEquals(2, site.consent.getUndeclared());
            assertEquals(0, site.consent.count(CookieAction.BLOCKED));
            assertEquals(0, site.consent.count(CookieAction.EXPIRED));
        }
    }

    @Test
    void forwardsInterimResponses() throws Exception {
        try (TestSite site = new TestSite(directory)
                .with(consent -> consent.getSettings().setMode(Mode.REPORT_ONLY))
                .around(new Handler.Abstract() {
                    @Override
                    public boolean handle(Request request, Response response, Callback callback) throws Exception {
                        response.writeInterim(103, HttpFields.build().add("Set-Cookie", "_v=early"))
                                .get();
                        callback.succeeded();
                        return true;
                    }
                })) {
            assertEquals(true, site.get("/").raw().contains("_v=early"));
        }
    }

    @Test
    void recordsChoiceAsUsual() throws Exception {
        try (TestSite site = new TestSite(directory)
                .with(consent -> consent.getSettings().setMode(Mode.REPORT_ONLY))
                .respondingWith(TestSite.setting())) {
            assertEquals(
                    List.of("cookies_preferences"),
                    site.put("{\"granted\":[]}", "Cookie: _v=1").cookieNames());
        }
    }
}
