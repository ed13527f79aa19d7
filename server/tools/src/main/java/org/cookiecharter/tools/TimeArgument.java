// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A converter of times: a day, which stands for its beginning in UTC, or an instant. */
final class TimeArgument implements ITypeConverter<Instant> {
    /** A time after every record. */
    static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    @Override
    public Instant convert(String value) {
        try {
            return value.indexOf('T') < 0
                    ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + value + "' must be like 2026-01-31 or 2026-01-31T12:00:00Z");
        }
    }
}
