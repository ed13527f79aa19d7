// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A converter of port numbers, with 0 for any free port. */
final class PortArgument implements ITypeConverter<Integer> {
    private static final int MAX_PORT = 65535;

    @Override
    public Integer convert(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > MAX_PORT) {
            throw new TypeConversionException("'" + value + "' must be between 0 and " + MAX_PORT);
        }
        return Integer.valueOf(value);
    }
}
