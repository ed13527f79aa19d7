// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A kind of request of the load benchmarks, with the target for the throughput relative to bare Jetty. */
public enum LoadCase {
    NO_COOKIES("no cookies", "/", null, 0.99),
    ALL_ALLOWED("4 cookies, all allowed", "/", "n1=a1b2c3; n2=d4e5f6; n3=0123456789; n4=fr", 0.98),
    THREE_STRIPPED(
            "12 cookies, 3 stripped",
            "/",
            "n1=a; n2=b; n3=c; ad1=x; n4=d; n5=e; ad2=y; n6=f; n7=g; n8=h; ad3=z; n9=i",
            0.95),
    ONE_BLOCKED("3 Set-Cookie, 1 blocked", LoadApplication.COOKIES, null, 0.95),
    PAGE("200 kB of HTML, banner and blocking", LoadApplication.PAGE, null, 0.90);

    /** The {@code Set-Cookie} values of a response of which one is blocked. */
    public static final List<String> SET = List.of(
            "n1=a; Path=/; Max-Age=3600; SameSite=Lax",
            "ad1=x; Path=/; Max-Age=3600; SameSite=Lax",
            "n2=b; Path=/; Max-Age=3600; HttpOnly");

    private final String title;
    private final String path;
    private final @Nullable String cookies;
    private final double target;

    LoadCase(String title, String path, @Nullable String cookies, double target) {
        this.title = title;
        this.path = path;
        this.cookies = cookies;
        this.target = target;
    }

    /** Returns the name in the tables. */
    public String title() {
        return title;
    }

    String path() {
        return path;
    }

    /** Returns the value of the {@code Cookie} header, or null if there is none. */
    public @Nullable String cookies() {
        return cookies;
    }

    /** Returns a table row of the name and other cells. */
    String row(String cells) {
        return "| " + title + " | " + cells + " |";
    }

    /** Returns a table row: the target, and the results of the handler and of hand-written code. */
    String row(LoadRatios ours, LoadRatios byHand) {
        return String.format(Locale.ROOT, "| %s | %.2f | %s | %s |", title, target, ours.cells(), byHand.cells());
    }
}
