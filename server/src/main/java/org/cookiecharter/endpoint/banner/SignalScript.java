// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.banner;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.cookiecharter.banner.BundledFile;

/** The script that signals consent to one receiver, without what browsers ignore. */
final class SignalScript {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    private static final Pattern INDENTATION = Pattern.compile("^\\s+", Pattern.MULTILINE);

    private SignalScript() {}

    /** @param receiver the name of the receiver in the catalogue */
    static String read(String receiver) {
        String script = new String(BundledFile.read("signals/" + receiver + ".js"), StandardCharsets.UTF_8);
        return INDENTATION
                .matcher(COMMENT.matcher(script).replaceAll(""))
                .replaceAll("")
                .strip();
    }
}
