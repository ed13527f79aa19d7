// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.Objects;
import org.cookiecharter.banner.Style;

/**
 * The placement and the theme of the user interface: {@code "interface": {"placement": "corner", "theme": "dsfr"}}. It
 * has no effect on consent.
 */
public record Appearance(Placement placement, Theme theme) {
    /** The appearance of a site whose catalogue declares none. */
    public static final Appearance DEFAULT = new Appearance(Placement.BAR, Theme.PLAIN);

    /** Returns the CSS rules of this appearance. */
    public Style style() {
        return new Style(placement.text(), theme.text());
    }

    static Appearance read(ObjectNode node) {
        node.rejectUnknownKeys("placement", "theme");
        String placementText = Objects.requireNonNullElse(node.optionalString("placement"), DEFAULT.placement.text());
        String themeText = Objects.requireNonNullElse(node.optionalString("theme"), DEFAULT.theme.text());
        Placement placement = node.value("placement", placementText, Placement.class);
        Theme theme = node.value("theme", themeText, Theme.class);
        return placement == null || theme == null ? DEFAULT : new Appearance(placement, theme);
    }
}
