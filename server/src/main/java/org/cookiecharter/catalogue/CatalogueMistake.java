// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

/**
 * Something wrong in a catalogue file.
 *
 * @param path where, as a JSON path: {@code $.services[2].cookies[0].duration}
 * @param message what is wrong and how to mend it
 */
public record CatalogueMistake(String path, String message) {
    @Override
    public String toString() {
        return path + ": " + message;
    }
}
