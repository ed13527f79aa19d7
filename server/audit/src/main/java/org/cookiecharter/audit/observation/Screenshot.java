// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.observation;

import java.util.Base64;

/**
 * A picture of the visible part of a page.
 *
 * @param moment when it was taken
 * @param jpeg the image as a data URL
 */
public record Screenshot(Moment moment, String jpeg) {
    /** Returns the picture with these bytes of a JPEG image. */
    public static Screenshot of(Moment moment, byte[] jpeg) {
        return new Screenshot(
                moment, "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg));
    }
}
