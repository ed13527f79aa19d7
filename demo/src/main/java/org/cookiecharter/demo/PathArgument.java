// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A converter of paths. An empty path, which would be the current directory, is an error. */
final class PathArgument implements ITypeConverter<Path> {
    @Override
    public Path convert(String value) {
        if (value.isEmpty()) {
            throw new TypeConversionException("'' must be a path");
        }
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + value + "' must be a path: " + e.getReason());
        }
    }
}
