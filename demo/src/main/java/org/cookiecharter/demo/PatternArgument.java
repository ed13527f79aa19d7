// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A command-line argument that must match a pattern. */
abstract class PatternArgument implements ITypeConverter<String> {
    private final Pattern pattern;
    private final String rule;

    /**
     * Creates a converter.
     *
     * @param pattern a regular expression for the whole argument
     * @param rule the rule that the error message states, beginning with "must"
     */
    PatternArgument(String pattern, String rule) {
        this.pattern = Pattern.compile(pattern);
        this.rule = rule;
    }

    @Override
    public String convert(String value) {
        if (!pattern.matcher(value).matches()) {
            throw new TypeConversionException("'" + value + "' " + rule);
        }
        return value;
    }
}
