// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;

/** A user of the console, whose clicks, characters and words are counted. */
final class PrivacyOfficer {
    /** Reading aloud: slower than most people read. */
    private static final double WORDS_PER_MINUTE = 220;

    private static final double SECONDS_PER_CHARACTER = 0.28;
    private static final double SECONDS_PER_CLICK = 2;

    private final Page page;
    private int clicks;
    private int characters;
    private int pages;
    private int words;

    /** Opens the console. */
    PrivacyOfficer(Page page, String address) {
        this.page = page;
        page.navigate(address);
        read();
    }

    Page page() {
        return page;
    }

    private void read() {
        pages++;
        words += page.locator("main").innerText().split("\\s+").length;
    }

    /** Clicks on a link or button, and reads the page that it opens. */
    void open(String selector) {
        Locator target = page.locator(selector).first();
        clicks++;
        page.evaluate("() => { window.isLeft = true }");
        target.click();
        page.waitForFunction("() => !window.isLeft && document.readyState === 'complete'");
        read();
    }

    /** Opens a page by the menu. */
    void openByMenu(String name) {
        open("nav a[href$='/" + name + "']");
    }

    /** Types a text in place of what a field contains. */
    void type(String field, String text) {
        clicks++;
        characters += text.length();
        page.locator("[name='" + field + "']").fill(text);
    }

    /** Returns how long this takes somebody who reads every word of every page. */
    Duration duration() {
        double seconds =
                words / WORDS_PER_MINUTE * 60 + characters * SECONDS_PER_CHARACTER + clicks * SECONDS_PER_CLICK;
        return Duration.ofSeconds(Math.round(seconds));
    }

    @Override
    public String toString() {
        return clicks + " clicks, " + characters + " characters, " + pages + " pages, " + words + " words, "
                + duration().toSeconds() + " s";
    }
}
