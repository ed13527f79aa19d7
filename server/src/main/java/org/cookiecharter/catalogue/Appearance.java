// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.Objects;
import org.cookiecharter.banner.Style;

/** How the interface is drawn: {@code "interface": {"placement": "corner", "theme": "dsfr"}}. It bears on no consent. */
public record Appearance(Placement placement, Theme theme) {
    /** What a site gets that asks for nothing. */
    public static final Appearance DEFAULT = new Appearance(Placement.BAR, Theme.PLAIN);

    /** The rules that draw it so. */
    public Style style() {
        return new Style(placement.text(), theme.text());
    }

    static Appearance read(Place place) {
        place.only("placement", "theme");
        String placed = Objects.requireNonNullElse(place.optionalString("placement"), DEFAULT.placement.text());
        String word = Objects.requireNonNullElse(place.optionalString("theme"), DEFAULT.theme.text());
        Placement placement = Placement.of(placed);
        Theme theme = Theme.of(word);
        if (placement == null) {
            place.error("placement", Quoted.of(placed) + " must be \"bar\", \"corner\" or \"dialog\"");
        }
        if (theme == null) {
            place.error("theme", Quoted.of(word) + " must be \"plain\", \"dsfr\" or \"minimal\"");
        }
        return placement == null || theme == null ? DEFAULT : new Appearance(placement, theme);
    }
}
