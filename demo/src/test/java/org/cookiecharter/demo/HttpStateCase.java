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
 * One of the public http-state cases, an IETF contribution: what a server sends, and where the browser goes next. What
 * they expect is left aside: it is older than today's browsers.
 *
 * @param test its name
 * @param received the values of its {@code Set-Cookie} fields
 * @param sentTo the address or path after that; null for the usual one
 */
record HttpStateCase(
        String test,
        List<String> received,
        @SerializedName("sent-to") @Nullable String sentTo) {
    private static final String HOST = "http://home.example.org";

    /**
     * The cases, from the folder that {@code -Dhttp-state} names or from one beside the checkout; empty if they are
     * not there.
     */
    static List<HttpStateCase> all() throws IOException {
        Path file = folder().resolve("parser.json");
        return Files.exists(file)
                ? List.of(new Gson().fromJson(Files.readString(file), HttpStateCase[].class))
                : List.of();
    }

    /** Where the cases are looked for. */
    static Path folder() {
        // Tests run in their module's folder.
        return Path.of(System.getProperty("http-state", "../../shared/data/http-state"));
    }

    /** What stands in for the name in an address. */
    String id() {
        return test.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where the browser begins. */
    String begin(int port) {
        return HOST + ":" + port + HttpStateSite.BEGIN + "?" + id();
    }

    /** Where it is sent, with the cookies that it took. */
    String end(int port) {
        if (sentTo == null) {
            return HOST + ":" + port + HttpStateSite.END + "?" + id();
        }
        return sentTo.startsWith("/") ? HOST + ":" + port + sentTo : sentTo.replace(":8888/", ":" + port + "/");
    }
}
