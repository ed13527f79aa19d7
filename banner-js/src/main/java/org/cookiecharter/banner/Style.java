// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import java.nio.charset.StandardCharsets;
import java.util.List;
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
 */
public record Style(String placement, String theme) {
    /**
     * A declaration, except of a custom property: its name begins with a letter. Comments contain neither semicolons
     * nor braces.
     */
    private static final Pattern DECLARATION = Pattern.compile("[{;]\\s*[a-z][a-z-]*:[^{};]+(?=[;}])");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    /** White space that separates nothing. */
    private static final Pattern REDUNDANT_SPACE = Pattern.compile("\\s*([{};,])\\s*|(?<=:)\\s+");

    /** Returns whether the first layer is a dialog, which blocks the page. */
    public boolean isDialog() {
        return placement.equals("dialog");
    }

    /** Returns the banner's rules for the script, which puts them in a layer and makes them important. */
    public String banner() {
        return compact(read("palette", "banner", "placements/" + placement, "themes/" + theme));
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
        return "@layer cookie-charter{" + DECLARATION.matcher(banner() + rules).replaceAll("$0!important") + "}\n";
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
