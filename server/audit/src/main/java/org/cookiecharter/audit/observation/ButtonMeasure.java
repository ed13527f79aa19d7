// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.observation;

/**
 * The appearance of a button or link.
 *
 * @param name its accessible name
 * @param role its role: {@code button} or {@code link}
 * @param width its width in CSS pixels
 * @param height its height in CSS pixels
 * @param fontSize the size of its text in CSS pixels
 * @param textContrast the contrast of its text with its own background, 1 to 21
 * @param fillContrast the contrast of its background with that of the banner, 1 to 21
 * @param reachable whether the Tab key moves the focus to it
 */
public record ButtonMeasure(
        String name,
        String role,
        double width,
        double height,
        double fontSize,
        double textContrast,
        double fillContrast,
        boolean reachable) {}
