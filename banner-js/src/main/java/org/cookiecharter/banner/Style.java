// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The style sheets of one theme and one placement of the first layer; the others are not sent. The banner's
 * rules are sent without redundant spaces; comments on the files are here:
 *
 * <ul>
 *   <li>{@code banner.css} starts from the browser's own style, and every length from the visitor's own font size, not
 *       from the page's. No rule applies to elements of the page. Long texts fade out at their end, if they continue.
 *       Buttons are in one row, with equal width, height, colour and weight.
 *   <li>{@code palette.css} has the properties that a site may set. The system's colours follow the visitor's scheme
 *       and contrast.
 *   <li>{@code themes/dsfr.css} follows the French State's design system, for its sites that serve its typeface; none
 *       of its files are here. {@code themes/minimal.css} has thin lines, {@code themes/plain.css} no rules of its own.
 * </ul>
 *
 * @param placement {@code bar}, {@code corner} or {@code dialog}
 * @param theme {@code plain}, {@code dsfr} or {@code minimal}
 * @param images the paths of the images that placeholders show, by the ids of their services; without quotes,
 *     parentheses, semicolons or spaces
 */
public record Style(String placement, String theme, Map<String, String> images) {
    /**
     * A declaration, except of a custom property: its name begins with a letter. Comments contain neither semicolons
     * nor braces.
     */
    private static final Pattern DECLARATION = Pattern.compile("[{;]\\s*[a-z][a-z-]*:[^{};]+(?=[;}])");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    /** White space that separates nothing. */
    private static final Pattern REDUNDANT_SPACE = Pattern.compile("\\s*([{};,])\\s*|(?<=:)\\s+");

    /** The rules of each placement and theme that was used. */
    private static final Map<Style, String> COMPACTED = new ConcurrentHashMap<>();

    public Style {
        images = Collections.unmodifiableMap(new TreeMap<>(images));
    }

    /** Creates the style sheets of a site whose placeholders show no images. */
    public Style(String placement, String theme) {
        this(placement, theme, Map.of());
    }

    /** Returns whether the first layer is a dialog, which blocks the page. */
    public boolean isDialog() {
        return placement.equals("dialog");
    }

    /**
     * Returns the banner's rules for the script, which puts them in a layer and makes them important. Each {@code |} stands
     * for the beginning of a class, {@code .cookie-charter__}.
     */
    public String banner() {
        return rules().replace(".cookie-charter__", "|");
    }

    private String rules() {
        // A server of many sites would otherwise spend a fifth of the time to load one here.
        String rules = COMPACTED.computeIfAbsent(
                new Style(placement, theme),
                style -> compact(read("palette", "banner", "placements/" + placement, "themes/" + theme)));
        return rules + imageRules();
    }

    /** Returns rules that show an image in a placeholder, with its text in front on a plain surface, so that it is legible. */
    private String imageRules() {
        if (images.isEmpty()) {
            return "";
        }
        StringBuilder rules =
                new StringBuilder(".cookie-charter__placeholder>*{padding:.5em .5em 1em;background:var(--cc-surface)}");
        images.forEach((id, path) -> rules.append(".cookie-charter__placeholder[data-ids~=\"")
                .append(id)
                .append("\"]{justify-content:end;background:var(--cc-surface) url(")
                .append(path)
                .append(") center/cover}"));
        return rules.toString();
    }

    /** Returns the same rules as a file, for browsers that cannot construct style sheets. */
    public String bannerFile() {
        return important("");
    }

    /**
     * Returns the rules that show the first layer of a page without scripts to visitors who must choose. It is a bar,
     * whatever the placement: without scripts, a page cannot be blocked, and the room that a bar needs below is known.
     */
    public String noScriptFile() {
        return new Style("bar", theme)
                .important("#cookie-charter[hidden]{display:flex}"
                        + ":root{scroll-padding-bottom:33.3vh}body{padding-bottom:33.3vh}");
    }

    /** Returns the style of the charter page. */
    public String charterFile() {
        return read("palette", "charter", "themes/" + theme) + "\n";
    }

    /** Returns the banner's rules and these, all important, in a cascade layer. */
    private String important(String rules) {
        return "@layer cookie-charter{" + DECLARATION.matcher(rules() + rules).replaceAll("$0!important") + "}\n";
    }

    private static String read(String... names) {
        StringBuilder all = new StringBuilder();
        for (String name : List.of(names)) {
            all.append(new String(BundledFile.read(name + ".css"), StandardCharsets.UTF_8).strip());
        }
        return all.toString();
    }

    /** Removes comments and white space that browsers ignore, from rules without strings. */
    private static String compact(String rules) {
        String uncommented = COMMENT.matcher(rules).replaceAll("");
        return REDUNDANT_SPACE
                .matcher(uncommented)
                .replaceAll("$1")
                .replace(";}", "}")
                .strip();
    }
}
