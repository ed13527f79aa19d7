// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import org.eclipse.jetty.http.pathmap.PathSpec;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A converter of path specs in Jetty's syntax, separated by commas. It checks each of them. */
final class PathSpecsArgument implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
        for (String path : value.split(",", -1)) {
            check(path);
        }
        return value;
    }

    private static void check(String path) {
        String error = "'" + path + "' must be paths that start with /, like /wp-admin/*,/feed or *.pdf";
        if (!path.startsWith("/") && !path.startsWith("*.")) {
            throw new TypeConversionException(error);
        }
        try {
            PathSpec.from(path);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(error);
        }
    }
}
