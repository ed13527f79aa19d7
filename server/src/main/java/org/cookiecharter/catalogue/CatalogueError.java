// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

/**
 * An error in a catalogue file.
 *
 * @param path the JSON path of the error: {@code $.services[2].cookies[0].duration}
 * @param message what is wrong and how to fix it
 * @param line the line in the file, from 1; 0 if it is not known
 * @param subject the service and the cookie that the error is about, by their names in the file; empty for the rest of
 *     the file
 */
public record CatalogueError(String path, String message, int line, String subject) {
    CatalogueError(String path, String message) {
        this(path, message, 0, "");
    }

    /** Returns the line, the service and the cookie, as far as they are known, before the path and the message. */
    public String toLocatedString() {
        String location = (line == 0 ? "" : "line " + line) + (line == 0 || subject.isEmpty() ? "" : ", ") + subject;
        return location.isEmpty() ? toString() : location + ": " + this;
    }

    @Override
    public String toString() {
        return path + ": " + message;
    }
}
