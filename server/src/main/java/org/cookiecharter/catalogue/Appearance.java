// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.Objects;
import org.cookiecharter.banner.Style;

/** How the interface is drawn: {@code "interface": {"placement": "corner", "look": "dsfr"}}. It bears on no consent. */
public record Appearance(Placement placement, Look look) {
    /** What a site gets that asks for nothing. */
    public static final Appearance DEFAULT = new Appearance(Placement.BAR, Look.PLAIN);

    /** The rules that draw it so. */
    public Style style() {
        return new Style(placement.text(), look.text());
    }

    static Appearance read(Place place) {
        place.only("placement", "look");
        String placed = Objects.requireNonNullElse(place.optionalString("placement"), DEFAULT.placement.text());
        String looks = Objects.requireNonNullElse(place.optionalString("look"), DEFAULT.look.text());
        Placement placement = Placement.of(placed);
        Look look = Look.of(looks);
        if (placement == null) {
            place.mistake("placement", Quoted.of(placed) + " must be \"bar\", \"corner\" or \"dialog\"");
        }
        if (look == null) {
            place.mistake("look", Quoted.of(looks) + " must be \"plain\", \"dsfr\" or \"minimal\"");
        }
        return placement == null || look == null ? DEFAULT : new Appearance(placement, look);
    }
}
