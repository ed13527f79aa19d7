// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

/**
 * Something wrong in a catalogue file.
 *
 * @param path where, as a JSON path: {@code $.services[2].cookies[0].duration}
 * @param message what is wrong and how to fix it
 * @param line where in the file, from 1; 0 if it is not known
 * @param subject the service and the cookie that it is about, as the file calls them; empty for the rest of the file
 */
public record CatalogueError(String path, String message, int line, String subject) {
    CatalogueError(String path, String message) {
        this(path, message, 0, "");
    }

    /** The line, the service and the cookie, as far as they are known, before the path and the message. */
    public String located() {
        String place = (line == 0 ? "" : "line " + line) + (line == 0 || subject.isEmpty() ? "" : ", ") + subject;
        return place.isEmpty() ? toString() : place + ": " + this;
    }

    @Override
    public String toString() {
        return path + ": " + message;
    }
}
