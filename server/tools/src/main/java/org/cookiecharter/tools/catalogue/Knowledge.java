// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A database of known cookies: a copy of the Open Cookie Database in its JSON edition. It is not shipped. */
record Knowledge(List<KnownCookie> cookies) {
    /** An empty database. */
    static final Knowledge EMPTY = new Knowledge(List.of());

    /**
     * Reads the database from a file, a JSON object from platforms to lists of cookies.
     *
     * @throws IllegalArgumentException if the file has another format
     */
    static Knowledge read(Path file) {
        try {
            JsonObject platforms =
                    JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            List<KnownCookie> cookies = new ArrayList<>();
            for (Map.Entry<String, JsonElement> platform : platforms.entrySet()) {
                for (JsonElement cookie : platform.getValue().getAsJsonArray()) {
                    cookies.add(cookie(platform.getKey(), new Members(cookie.getAsJsonObject())));
                }
            }
            return new Knowledge(List.copyOf(cookies));
        } catch (JsonParseException | IllegalStateException e) {
            throw new IllegalArgumentException(
                    file + " is not a database of known cookies; it must be an open-cookie-database.json", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static KnownCookie cookie(String platform, Members members) {
        return new KnownCookie(
                platform,
                text(members, "category"),
                text(members, "cookie"),
                text(members, "wildcardMatch").equals("1"),
                KnownCookie.domain(text(members, "domain")),
                text(members, "description"),
                text(members, "retentionPeriod"),
                text(members, "dataController"),
                text(members, "privacyLink"));
    }

    private static String text(Members members, String key) {
        return Objects.requireNonNullElse(members.text(key), "").strip();
    }

    /** Returns the entries that match a cookie name; only the exact matches if there are any. */
    List<KnownCookie> findByName(String name) {
        List<KnownCookie> matching =
                cookies.stream().filter(cookie -> cookie.matches(name)).toList();
        List<KnownCookie> exact =
                matching.stream().filter(cookie -> cookie.name().equals(name)).toList();
        return exact.isEmpty() ? matching : exact;
    }

    /** Returns the cookies of this domain and its subdomains. */
    List<KnownCookie> findByDomain(String domain) {
        return cookies.stream()
                .filter(cookie ->
                        cookie.domain().equals(domain) || cookie.domain().endsWith('.' + domain))
                .toList();
    }
}
