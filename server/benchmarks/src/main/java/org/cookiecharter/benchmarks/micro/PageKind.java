// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.micro;

/** The main content of a page. */
public enum PageKind {
    /** Paragraphs and links. */
    TEXT("""
            <div class="card"><h2><a href="/explore/1">Data set</a></h2>\
            <p>What the town measures, counted each month and free to use.</p></div>
            """),
    /** Images with several URLs, and inline SVG icons. */
    PICTURES("""
            <figure class="card"><img class="thumb lazy" src="/images/1.jpg" \
            srcset="/images/1.jpg 1x, /images/2.jpg 2x" alt="A picture of the town" width=300 height=200>
            <figcaption><svg viewBox="0 0 24 24" class="icon"><path d="M10 20v-6h4v6h5v-8h3L12 3 2 12h3v8z"/>\
            <use xlink:href="#more"/></svg> The town</figcaption></figure>
            """),
    /** Long scripts and comments. */
    SCRIPT("""
            <!-- the data that the template left for the scripts -->
            <script>var rows = rows || []; for (var i = 0; i < 10; i++) { rows.push({"name": "row" + i, "size": i}); }
            </script>
            """);

    private final String part;

    PageKind(String part) {
        this.part = part;
    }

    /** Returns the page, with a third-party video at intervals. */
    String page() {
        StringBuilder page =
                new StringBuilder("<!doctype html><html lang=\"fr\"><head><title>Portal</title></head><body>");
        for (int i = 0; page.length() < 200_000; i++) {
            page.append(part);
            if (i % 200 == 0) {
                page.append("<iframe src=\"https://video.example/embed/1\"></iframe>\n");
            }
        }
        return page.append("</body></html>").toString();
    }
}
