// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

/**
 * A sample of code in a page.
 *
 * @param place the page and the line in it
 * @param language the language of the fence; {@code sh} by default
 */
record Sample(String place, String language, String text) {
    @Override
    public String toString() {
        return place;
    }
}
