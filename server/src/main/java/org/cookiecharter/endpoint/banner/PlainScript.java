// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.banner;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.cookiecharter.banner.BundledFile;

/**
 * A script that is sent uncompiled, next to the bundle, without what browsers ignore. Its comments are block comments,
 * and none of its strings looks like one or has several lines.
 */
final class PlainScript {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    private static final Pattern INDENTATION = Pattern.compile("^\\s+", Pattern.MULTILINE);

    private PlainScript() {}

    static String read(String file) {
        String script = new String(BundledFile.read(file), StandardCharsets.UTF_8);
        return INDENTATION
                .matcher(COMMENT.matcher(script).replaceAll(""))
                .replaceAll("")
                .strip();
    }
}
