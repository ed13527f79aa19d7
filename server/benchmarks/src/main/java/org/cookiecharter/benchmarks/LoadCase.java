// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What clients ask for, again and again, and which share of bare Jetty's throughput is to be left. */
public enum LoadCase {
    NO_COOKIES("no cookies", "/", null, 0.99),
    ALL_KEPT("4 cookies, all kept", "/", "n1=a1b2c3; n2=d4e5f6; n3=0123456789; n4=fr", 0.98),
    THREE_HIDDEN(
            "12 cookies, 3 hidden",
            "/",
            "n1=a; n2=b; n3=c; ad1=x; n4=d; n5=e; ad2=y; n6=f; n7=g; n8=h; ad3=z; n9=i",
            0.95),
    ONE_BLOCKED("3 Set-Cookie, 1 blocked", LoadApplication.COOKIES, null, 0.95),
    PAGE("200 kB of HTML, banner and gating", LoadApplication.PAGE, null, 0.90);

    /** What a response sets where one cookie is blocked. */
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

    String path() {
        return path;
    }

    /** The value of the {@code Cookie} field; null for none. */
    public @Nullable String cookies() {
        return cookies;
    }

    /** A row of another table: the name, and cells. */
    String row(String cells) {
        return "| " + title + " | " + cells + " |";
    }

    /** A row of the table: what was hoped for, and what was measured of us and of code written by hand. */
    String row(LoadRatios ours, LoadRatios byHand) {
        return String.format(Locale.ROOT, "| %s | %.2f | %s | %s |", title, target, ours.cells(), byHand.cells());
    }
}
