// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.List;
import org.cookiecharter.format.TextValue;
import org.jspecify.annotations.Nullable;

/** The predefined rules for regions, as {@code {"use": "eu-eea"}}. */
enum RegionPreset implements TextValue {
    /** The European Union and the European Economic Area: as each category declares. */
    EU_EEA(
            "eu-eea",
            null,
            "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"
                    + " GF GP MQ RE YT MF AX"),
    /**
     * The United Kingdom: as each category declares; a rule adds the categories of statistics and of appearance that
     * meet the conditions of the exemptions (PECR, schedule A1, by the Data (Use and Access) Act 2025).
     */
    UK("uk", null, "GB"),
    /** Switzerland: information, and a right to refuse (Telecommunications Act, art. 45c). */
    SWITZERLAND("switzerland", ConsentRequirement.OPT_OUT, "CH"),
    /** Quebec: as each category declares (Act respecting the protection of personal information, s. 8.1). */
    QUEBEC("quebec", null, "CA-QC"),
    /** The states of the USA whose laws demand that opt-out signals are honoured. */
    US_OPT_OUT(
            "us-opt-out",
            ConsentRequirement.OPT_OUT,
            "US-CA US-CO US-CT US-DE US-MD US-MN US-MT US-NE US-NH US-NJ US-OR US-TX"),
    /** All other regions, if nothing there demands consent. */
    NONE("none", ConsentRequirement.OPT_OUT, "*");

    private final String text;
    private final @Nullable ConsentRequirement consent;
    private final String regions;

    RegionPreset(String text, @Nullable ConsentRequirement consent, String regions) {
        this.text = text;
        this.consent = consent;
        this.regions = regions;
    }

    /** Returns the name of this preset in the catalogue file. */
    @Override
    public String text() {
        return text;
    }

    /** Returns the consent requirement of all categories, or null if each category's own applies. */
    @Nullable
    ConsentRequirement consent() {
        return consent;
    }

    /** Returns the ISO 3166 codes of the regions. */
    List<String> regions() {
        return List.of(regions.split(" "));
    }
}
