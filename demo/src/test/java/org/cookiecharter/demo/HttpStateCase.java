// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A case of the public http-state corpus, an IETF contribution: the cookies that a server sends, and the next address.
 * The expected results are ignored, because they are older than today's browsers.
 *
 * @param test its name
 * @param received the values of its {@code Set-Cookie} headers
 * @param sentTo the next address or path; null for the default
 */
record HttpStateCase(
        String test,
        List<String> received,
        @SerializedName("sent-to") @Nullable String sentTo) {
    private static final String HOST = "http://home.example.org";

    /**
     * Returns the cases from the folder of {@code -Dhttp-state} or from one beside the checkout; empty if there is no
     * such folder.
     */
    static List<HttpStateCase> all() throws IOException {
        Path file = folder().resolve("parser.json");
        return Files.exists(file)
                ? List.of(new Gson().fromJson(Files.readString(file), HttpStateCase[].class))
                : List.of();
    }

    /** Returns the folder of the cases. */
    static Path folder() {
        // Tests run in their module's folder.
        return Path.of(System.getProperty("http-state", "../../shared/data/http-state"));
    }

    /** Returns the id that replaces the name in an address. */
    String id() {
        return test.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the first address. */
    String begin(int port) {
        return HOST + ":" + port + HttpStateSite.BEGIN + "?" + id();
    }

    /** Returns the next address, which receives the cookies. */
    String end(int port) {
        if (sentTo == null) {
            return HOST + ":" + port + HttpStateSite.END + "?" + id();
        }
        return sentTo.startsWith("/") ? HOST + ":" + port + sentTo : sentTo.replace(":8888/", ":" + port + "/");
    }
}
