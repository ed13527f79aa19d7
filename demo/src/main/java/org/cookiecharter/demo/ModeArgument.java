// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import org.cookiecharter.consent.Mode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A converter of modes: {@code enforce} or {@code report-only}. */
final class ModeArgument implements ITypeConverter<Mode> {
    @Override
    public Mode convert(String value) {
        return switch (value) {
            case "enforce" -> Mode.ENFORCE;
            case "report-only" -> Mode.REPORT_ONLY;
            default -> throw new TypeConversionException("'" + value + "' must be enforce or report-only");
        };
    }
}
