// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cookiecharter.consent.Mode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A converter of modes from their names in settings. */
final class ModeArgument implements ITypeConverter<Mode> {
    @Override
    public Mode convert(String value) {
        for (Mode mode : Mode.values()) {
            if (mode.text().equals(value)) {
                return mode;
            }
        }
        throw new TypeConversionException("'" + value + "' must be "
                + Stream.of(Mode.values()).map(Mode::text).collect(Collectors.joining(" or ")));
    }
}
