// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.Map;
import java.util.Objects;
import org.cookiecharter.banner.Style;
import org.cookiecharter.format.TextValue;

/**
 * The placement and the theme of the user interface: {@code "interface": {"placement": "corner", "theme": "dsfr"}}. It
 * has no effect on consent.
 */
record Appearance(Placement placement, Theme theme) {
    /** The placement of the first layer of the banner. */
    enum Placement implements TextValue {
        /** At the bottom of the window, in its full width. */
        BAR("bar"),
        /** In the lower corner at the end of lines; a bar on small screens. */
        CORNER("corner"),
        /** In the middle of the window, blocking the page. */
        DIALOG("dialog");

        private final String text;

        Placement(String text) {
            this.text = text;
        }

        /** Returns the name of this placement in the catalogue file. */
        @Override
        public String text() {
            return text;
        }
    }

    /** The theme of the banner and of the charter, which a site's own stylesheet can extend. */
    enum Theme implements TextValue {
        PLAIN("plain"),
        /** The design system of the French State, for its sites. */
        DSFR("dsfr"),
        /** Two colours and thin lines. */
        MINIMAL("minimal");

        private final String text;

        Theme(String text) {
            this.text = text;
        }

        /** Returns the name of this theme in the catalogue file. */
        @Override
        public String text() {
            return text;
        }
    }

    /** The appearance of a site whose catalogue declares none. */
    static final Appearance DEFAULT = new Appearance(Placement.BAR, Theme.PLAIN);

    /**
     * Returns the CSS rules of this appearance.
     *
     * @param images the paths of the images of placeholders by the ids of their services
     */
    Style style(Map<String, String> images) {
        return new Style(placement.text(), theme.text(), images);
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
