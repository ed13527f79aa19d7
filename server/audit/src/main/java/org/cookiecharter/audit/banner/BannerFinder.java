// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.banner;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cookiecharter.audit.browser.DevToolsException;
import org.cookiecharter.audit.browser.DevToolsSession;
import org.cookiecharter.audit.browser.Tab;
import org.jspecify.annotations.Nullable;

/**
 * Finds banners by their words: the smallest part of the page that is about cookies and contains a button that accepts
 * or refuses, and as many different actions of a banner as possible.
 */
final class BannerFinder {
    /** A part of the page with more text contains a banner, but is none. */
    private static final int MAX_TEXT_LENGTH = 8000;

    private static final int MAX_CONTEXT_LENGTH = 100;

    private final BannerWords words;

    BannerFinder(BannerWords words) {
        this.words = words;
    }

    /** Returns the banner of a page or of one of its frames, or null if there is none. */
    @Nullable
    Banner find(Tab page, List<DevToolsSession> documents) {
        Banner best = null;
        int score = 0;
        for (DevToolsSession session : documents) {
            Tab frame = session == page.session() ? page : new Tab(session);
            for (Frame tree : trees(session)) {
                Banner banner = find(frame, tree.main() && frame == page, tree.tree());
                if (banner != null && score(banner) > score) {
                    best = banner;
                    score = score(banner);
                }
            }
        }
        return best;
    }

    /** Returns the buttons, then the links, of a page that open the preferences after a choice. */
    List<AccessibleNode> findManageControls(Tab page) {
        return trees(page.session()).stream()
                .flatMap(frame -> frame.tree().nodes())
                .filter(AccessibleNode::isPressable)
                .filter(node -> words.opensPreferences(node.name())
                        || (node.role().equals("button") && words.isCookieWord(node.name())))
                .sorted(Comparator.comparing(AccessibleNode::role))
                .toList();
    }

    private record Frame(AccessibilityTree tree, boolean main) {}

    private static List<Frame> trees(DevToolsSession session) {
        List<Frame> trees = new ArrayList<>();
        try {
            addTrees(session, session.call("Page.getFrameTree").getAsJsonObject("frameTree"), true, trees);
        } catch (DevToolsException e) {
            // The frame has ended.
        }
        return trees;
    }

    private static void addTrees(DevToolsSession session, JsonObject frame, boolean main, List<Frame> trees) {
        JsonElement id = frame.getAsJsonObject("frame").get("id");
        trees.add(new Frame(new AccessibilityTree(session.call("Accessibility.getFullAXTree", "frameId", id)), main));
        JsonArray children = frame.getAsJsonArray("childFrames");
        if (children != null) {
            children.forEach(child -> addTrees(session, child.getAsJsonObject(), false, trees));
        }
    }

    private @Nullable Banner find(Tab frame, boolean main, AccessibilityTree tree) {
        Banner best = null;
        for (AccessibleNode node :
                tree.nodes().filter(AccessibleNode::isPressable).toList()) {
            Action action = words.action(node.name());
            if (action == Action.ACCEPT || action == Action.REFUSE || action == Action.SAVE) {
                Banner banner = around(frame, main, tree, node);
                if (banner != null && (best == null || score(banner) > score(best))) {
                    best = banner;
                }
            }
        }
        return best;
    }

    /** Returns the best banner among the parts of the page that contain a control. */
    private @Nullable Banner around(Tab frame, boolean main, AccessibilityTree tree, AccessibleNode control) {
        Banner best = null;
        for (AccessibleNode part = tree.parent(control); part != null; part = tree.parent(part)) {
            String text = tree.text(part);
            if (text.length() > MAX_TEXT_LENGTH
                    || part.role().equals("RootWebArea")
                    || part.role().equals("main")) {
                break;
            }
            String all = text + " " + part.name();
            boolean aboutCookies = words.isAboutCookies(all);
            if (part.element() >= 0 && (aboutCookies || words.isAboutPersonalData(all))) {
                Banner banner = banner(frame, main, tree, part, text);
                // Forms are about personal data too, but offer no choice.
                if (!aboutCookies && !banner.offersChoice()) {
                    continue;
                }
                if (best == null || score(banner) > score(best)) {
                    best = banner;
                }
            }
        }
        return best;
    }

    private Banner banner(Tab frame, boolean main, AccessibilityTree tree, AccessibleNode part, String text) {
        List<AccessibleNode> nodes = tree.subtree(part);
        List<AccessibleNode> pressable =
                nodes.stream().filter(AccessibleNode::isPressable).toList();
        List<Banner.Control> controls = new ArrayList<>();
        for (AccessibleNode node : pressable) {
            Action action = words.action(node.name());
            if (action != null) {
                controls.add(new Banner.Control(action, node));
            }
        }
        return new Banner(
                frame,
                main,
                part,
                text,
                controls,
                pressable.stream().map(AccessibleNode::name).toList(),
                nodes.stream()
                        .filter(AccessibleNode::isOption)
                        .map(node -> new Banner.Option(node, context(tree, node, part)))
                        .toList());
    }

    /** Returns the beginning of the text of the smallest part that says more than the name of the option. */
    private static String context(AccessibilityTree tree, AccessibleNode option, AccessibleNode banner) {
        for (AccessibleNode part = tree.parent(option);
                part != null && !part.id().equals(banner.id());
                part = tree.parent(part)) {
            String text = tree.text(part).replace(option.name(), "").strip();
            if (text.length() > 3) {
                return text.length() <= MAX_CONTEXT_LENGTH ? text : text.substring(0, MAX_CONTEXT_LENGTH) + "…";
            }
        }
        return "";
    }

    private static int score(Banner banner) {
        Set<Action> actions =
                banner.controls().stream().map(Banner.Control::action).collect(Collectors.toSet());
        int score = actions.contains(Action.MANAGE) ? actions.size() * 2 - 1 : actions.size() * 2;
        return banner.container().role().contains("dialog") ? score + 1 : score;
    }
}
