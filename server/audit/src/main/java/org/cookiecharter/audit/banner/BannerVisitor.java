// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.banner;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cookiecharter.audit.browser.DevToolsException;
import org.cookiecharter.audit.browser.DevToolsSession;
import org.cookiecharter.audit.browser.Tab;
import org.cookiecharter.audit.observation.ChoiceMade;
import org.cookiecharter.audit.observation.Step;
import org.jspecify.annotations.Nullable;

/**
 * Uses the banner of the current page like a visitor: presses its buttons. Where our own banner offers no button that is
 * found, it calls {@code window.cookieCharter}.
 */
public final class BannerVisitor {
    private static final String OURS = "typeof window.cookieCharter === 'object' && !!window.cookieCharter.choice";

    private static final int MAX_MANAGE_CONTROLS = 4;
    private static final int MAX_OPTIONS = 200;

    private final BannerWords words = new BannerWords();
    private final BannerFinder finder = new BannerFinder(words);
    private final Tab page;
    private final List<DevToolsSession> documents;
    private final Runnable settle;

    /**
     * @param page the tab
     * @param documents the sessions with the tab and with frames of other sites, kept up to date by the caller
     * @param settle waits until the page is quiet
     */
    public BannerVisitor(Tab page, List<DevToolsSession> documents, Runnable settle) {
        this.page = page;
        this.documents = documents;
        this.settle = settle;
    }

    /** Returns the measurer of the banner, or null if the page has no banner. */
    public @Nullable BannerMeasurement findBanner() {
        Banner banner = find();
        return banner == null ? null : new BannerMeasurement(page, banner, words, this::secondLayer);
    }

    private @Nullable Banner find() {
        return finder.find(page, documents);
    }

    /** Accepts everything. */
    public ChoiceMade accept() {
        List<String> presses = new ArrayList<>();
        Banner banner = find();
        AccessibleNode accept = banner == null ? null : banner.control(Action.ACCEPT);
        boolean done = banner != null && accept != null && press(banner, accept, presses);
        return new ChoiceMade(Step.AFTER_ACCEPTANCE, presses, done || call("acceptAll", presses));
    }

    /** Refuses everything, on the first layer or one press further. */
    public ChoiceMade refuse() {
        List<String> presses = new ArrayList<>();
        Banner banner = find();
        boolean done = banner != null && refuse(banner, presses);
        return new ChoiceMade(Step.AFTER_REFUSAL, presses, done || call("refuseAll", presses));
    }

    private boolean refuse(Banner banner, List<String> presses) {
        AccessibleNode refuse = banner.control(Action.REFUSE);
        if (refuse != null) {
            return press(banner, refuse, presses);
        }
        AccessibleNode choose = banner.control(Action.CHOOSE);
        if (choose == null) {
            choose = banner.control(Action.MANAGE);
        }
        if (choose == null || !press(banner, choose, presses)) {
            return false;
        }
        Banner second = find();
        return second != null && refuseIn(second, presses);
    }

    /** Refuses in the preferences: by a button, or by saving with nothing ticked. */
    private boolean refuseIn(Banner preferences, List<String> presses) {
        for (Action action : List.of(Action.WITHDRAW, Action.REFUSE)) {
            AccessibleNode button = preferences.control(action);
            if (button != null) {
                return press(preferences, button, presses);
            }
        }
        if (preferences.control(Action.SAVE) == null) {
            return false;
        }
        Banner unticked = untick(preferences, presses);
        AccessibleNode save = unticked == null ? null : unticked.control(Action.SAVE);
        return unticked != null && save != null && press(unticked, save, presses);
    }

    /**
     * Unticks what can be unticked, and chooses the refusing one of two radio buttons. The preferences are read again
     * after each press, because one switch may move others, as the one of all services does.
     *
     * @return the preferences after the last press; null if they have closed
     */
    private @Nullable Banner untick(Banner preferences, List<String> presses) {
        // Some switches of what is necessary stay on without being disabled: each is pressed once.
        Set<Integer> pressed = new HashSet<>();
        Banner current = preferences;
        while (current != null && pressed.size() < MAX_OPTIONS) {
            AccessibleNode next = firstToPress(current, pressed);
            if (next == null || !press(current, next, presses)) {
                break;
            }
            pressed.add(next.element());
            current = find();
        }
        return current;
    }

    private @Nullable AccessibleNode firstToPress(Banner preferences, Set<Integer> pressed) {
        boolean isAfterAcceptance = false;
        for (Banner.Option option : preferences.options()) {
            AccessibleNode node = option.node();
            if (node.disabled() || pressed.contains(node.element())) {
                continue;
            }
            if (!node.role().equals("radio")) {
                if (node.checked()) {
                    return node;
                }
            } else if (node.checked()) {
                isAfterAcceptance = words.action(node.name()) == Action.ACCEPT;
            } else if (isAfterAcceptance && words.action(node.name()) == Action.REFUSE) {
                return node;
            }
        }
        return null;
    }

    /** Withdraws the consent by a button or link of the page that opens the preferences. */
    public ChoiceMade withdraw() {
        List<String> presses = new ArrayList<>();
        String url = page.evaluate("location.href").getAsString();
        Set<String> tried = new HashSet<>();
        for (int i = 0; i < MAX_MANAGE_CONTROLS; i++) {
            AccessibleNode control = finder.findManageControls(page).stream()
                    .filter(node -> tried.add(node.role() + node.name()))
                    .findFirst()
                    .orElse(null);
            if (control == null) {
                break;
            }
            if (tryPress(page, control, true, presses)) {
                settle.run();
                Banner preferences = find();
                boolean done = preferences != null && refuseIn(preferences, presses);
                if (done || words.action(control.name()) == Action.WITHDRAW) {
                    return new ChoiceMade(Step.AFTER_WITHDRAWAL, presses, true);
                }
            }
            if (!page.evaluate("location.href").getAsString().equals(url)) {
                page.navigate(url);
                settle.run();
            }
        }
        return new ChoiceMade(Step.AFTER_WITHDRAWAL, presses, call("withdraw", presses));
    }

    /** Opens the second layer and returns it, or null if there is none. */
    private @Nullable Banner secondLayer(Banner first) {
        AccessibleNode choose = first.control(Action.CHOOSE);
        return choose != null && press(first, choose, new ArrayList<>()) ? find() : null;
    }

    private boolean press(Banner banner, AccessibleNode node, List<String> presses) {
        boolean pressed = tryPress(banner.frame(), node, banner.main(), presses);
        if (pressed) {
            settle.run();
        }
        return pressed;
    }

    private static boolean tryPress(Tab frame, AccessibleNode node, boolean byMouse, List<String> presses) {
        try {
            if (byMouse) {
                frame.click(node.element());
            } else {
                frame.evaluateOn(node.element(), "function() { this.click(); }");
            }
            presses.add(node.name());
            return true;
        } catch (DevToolsException e) {
            return false;
        }
    }

    private boolean call(String method, List<String> presses) {
        try {
            if (page.evaluate(OURS).getAsBoolean()) {
                page.evaluate("window.cookieCharter." + method + "().then(() => true)");
                presses.add("cookieCharter." + method + "()");
                settle.run();
                return true;
            }
        } catch (DevToolsException e) {
            presses.add("cookieCharter." + method + "() failed");
        }
        return false;
    }
}
