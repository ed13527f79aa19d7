// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.thirdparty;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address that contains the document that it leads to: {@code data:} or {@code javascript:}. No script of this
 * module runs in that document, so the hosts that its text names decide about the element. The page script reads such
 * addresses alike ({@code documentAddress.js}); both are tested by the same vectors.
 */
final class DocumentAddress {
    /** Other types load nothing. */
    private static final Pattern DOCUMENT =
            Pattern.compile("(?:javascript:|data:[^,]*(?:[xt]ml|css|script))", Pattern.CASE_INSENSITIVE);

    private static final Pattern ESCAPE =
            Pattern.compile("(?:\\\\x|\\\\u00|&#x0*)([\\da-f]{2});?", Pattern.CASE_INSENSITIVE);

    private static final Pattern PERCENT = Pattern.compile("%u([\\da-f]{4})|%([\\da-f]{2})", Pattern.CASE_INSENSITIVE);

    private static final Pattern BASE64 = Pattern.compile("base64 *,([\\w+/= ]+)", Pattern.CASE_INSENSITIVE);

    /** The beginning of an absolute address, up to its host and port. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:(?:http|ws)s?:[\\\\/]?|[\\\\/]{2})[\\w.:@-]+", Pattern.CASE_INSENSITIVE);

    /** The number of times that a text may be encoded in another one. */
    private static final int MAX_DEPTH = 3;

    private DocumentAddress() {}

    /** Returns the absolute addresses in the document of this address; empty if it contains none. */
    static List<String> addressesIn(String address) {
        String clean = clean(address);
        return DOCUMENT.matcher(clean).lookingAt()
                ? ADDRESS.matcher(decode(clean))
                        .results()
                        .map(MatchResult::group)
                        .toList()
                : List.of();
    }

    /** Removes the characters that browsers ignore. */
    private static String clean(String address) {
        int from = 0;
        while (from < address.length() && address.charAt(from) <= ' ') {
            from++;
        }
        return address.substring(from).replaceAll("[\t\n\r]", "");
    }

    private static String decode(String text) {
        String decoded = text;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            decoded = ESCAPE.matcher(decoded).replaceAll("%$1");
            decoded = PERCENT.matcher(decoded).replaceAll(DocumentAddress::character);
            decoded = BASE64.matcher(decoded).replaceAll(DocumentAddress::decodeBase64);
        }
        // Of characters in UTF-16, one byte is zero.
        return decoded.replace("\0", "");
    }

    private static String character(MatchResult escape) {
        String code = escape.group(1) != null ? escape.group(1) : escape.group(2);
        char character = (char) Integer.parseInt(code, 16);
        return Matcher.quoteReplacement(String.valueOf(character));
    }

    private static String decodeBase64(MatchResult match) {
        String decoded = match.group();
        try {
            byte[] bytes = Base64.getDecoder().decode(match.group(1).replace(" ", ""));
            decoded = new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            // Browsers cannot decode it, either, and load nothing.
        }
        return Matcher.quoteReplacement(decoded);
    }
}
