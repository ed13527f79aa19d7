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

/** What others know of cookies: a copy of the Open Cookie Database, in its JSON edition. Nothing of it is shipped. */
record Knowledge(List<KnownCookie> cookies) {
    /** Nothing is known. */
    static final Knowledge NONE = new Knowledge(List.of());

    /**
     * Reads such a file: an object of platform to list of cookies.
     *
     * @throws IllegalArgumentException if it is none
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
                    file + " is no knowledge base; it must be an open-cookie-database.json", e);
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

    /** All that are, or may be, of this name: those that are, where there are any. */
    List<KnownCookie> named(String name) {
        List<KnownCookie> fitting =
                cookies.stream().filter(cookie -> cookie.fits(name)).toList();
        List<KnownCookie> exact =
                fitting.stream().filter(cookie -> cookie.name().equals(name)).toList();
        return exact.isEmpty() ? fitting : exact;
    }

    /** All that lie on this domain, or on one below it. */
    List<KnownCookie> on(String domain) {
        return cookies.stream()
                .filter(cookie ->
                        cookie.domain().equals(domain) || cookie.domain().endsWith('.' + domain))
                .toList();
    }
}
