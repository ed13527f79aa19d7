// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A page of a site, the actions of a visitor and of scripts, and the expected result: with the banner and, unless the
 * page is about the banner itself, without it. <code>{T}</code> in markup stands for the third party's origin, as
 * {@code T} does in scripts.
 *
 * @param originalBody the page as its author wrote it
 * @param markedBody the page as the server sends it, with blocked elements marked
 * @param inEveryBrowser whether every build runs it in all browsers, and not in Chromium only
 * @param consentedBefore whether the visitor accepted everything before this page
 * @param expectedWithout the result without the banner, or null if there is nothing to compare with
 */
record PageCase(
        String name,
        String contentSecurity,
        String thirdParty,
        String headBeforeBanner,
        String headAfterBanner,
        String originalBody,
        String markedBody,
        Map<String, String> files,
        boolean inEveryBrowser,
        boolean consentedBefore,
        List<Step> steps,
        PageResult expected,
        @Nullable PageResult expectedWithout) {
    static final String OPEN = "default-src * data: blob: 'unsafe-inline'";

    /** An action on the page after it has loaded. */
    sealed interface Step {}

    /** Runs the body of an asynchronous function. */
    record Script(String body) implements Step {}

    /** Presses a button of the banner, and waits until the choice is stored. */
    record Press(String label) implements Step {}

    @Override
    public String toString() {
        return name;
    }

    static Builder named(String name) {
        return new Builder(name);
    }

    /** A builder of cases. */
    static final class Builder {
        private final String name;
        private String contentSecurity = OPEN;
        private String thirdParty = "127.0.0.1";
        private String headBeforeBanner = "";
        private String headAfterBanner = "";
        private String originalBody = "<h1>Portail</h1>";
        private String markedBody = "";
        private final Map<String, String> files = new LinkedHashMap<>();
        private boolean inEveryBrowser;
        private boolean consentedBefore;
        private final List<Step> steps = new ArrayList<>();
        private PageResult expected = PageResult.EMPTY;
        private @Nullable PageResult expectedWithout = PageResult.EMPTY;

        private Builder(String name) {
            this.name = name;
        }

        /** Sends this Content-Security-Policy with every response. */
        Builder contentSecurity(String policy) {
            contentSecurity = policy;
            return this;
        }

        /** Leaves the third party undeclared: declares another host. */
        Builder thirdPartyUndeclared() {
            thirdParty = "www.video.example";
            return this;
        }

        Builder headBeforeBanner(String markup) {
            headBeforeBanner = markup;
            return this;
        }

        Builder head(String markup) {
            headAfterBanner = markup;
            return this;
        }

        Builder body(String markup) {
            originalBody = markup;
            return this;
        }

        /** Sets what the server sends in place of the author's body. */
        Builder markedBody(String markup) {
            markedBody = markup;
            return this;
        }

        Builder file(String path, String content) {
            files.put(path, content);
            return this;
        }

        /** Marks the main case of a fault, and each case in which browsers have differed. */
        Builder inEveryBrowser() {
            inEveryBrowser = true;
            return this;
        }

        Builder consentedBefore() {
            consentedBefore = true;
            return this;
        }

        Builder run(String script) {
            steps.add(new Script(script));
            return this;
        }

        Builder acceptAll() {
            steps.add(new Press("Tout accepter"));
            return this;
        }

        Builder refuseAll() {
            steps.add(new Press("Tout refuser"));
            return this;
        }

        /** Expects the last script to return this value, with and without the banner. */
        Builder returns(String value) {
            return returns(value, value);
        }

        Builder returns(String value, String valueWithout) {
            return expect(result -> result.value(value), result -> result.value(valueWithout));
        }

        /** Expects requests for these paths of the third party, with and without the banner. */
        Builder loads(String... paths) {
            return expect(result -> result.requests(paths), result -> result.requests(paths));
        }

        /** Expects these requests without the banner only. */
        Builder blocks(String... paths) {
            return expect(result -> result, result -> result.requests(paths));
        }

        /** Expects these names in the browser's storages afterwards, with and without the banner. */
        Builder stores(String... names) {
            return expect(result -> result.stored(names), result -> result.stored(names));
        }

        /** Expects these names to be stored without the banner only. */
        Builder withholds(String... names) {
            return expect(result -> result, result -> result.stored(names));
        }

        /** Skips the comparison with the page without the banner. */
        Builder onlyWithBanner() {
            expectedWithout = null;
            return this;
        }

        private Builder expect(UnaryOperator<PageResult> with, UnaryOperator<PageResult> without) {
            expected = with.apply(expected);
            expectedWithout = expectedWithout == null ? null : without.apply(expectedWithout);
            return this;
        }

        PageCase build() {
            return new PageCase(
                    name,
                    contentSecurity,
                    thirdParty,
                    headBeforeBanner,
                    headAfterBanner,
                    originalBody,
                    markedBody.isEmpty() ? originalBody : markedBody,
                    Map.copyOf(files),
                    inEveryBrowser,
                    consentedBefore,
                    List.copyOf(steps),
                    expected,
                    expectedWithout);
        }
    }
}
