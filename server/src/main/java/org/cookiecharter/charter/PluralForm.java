// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.charter;

/**
 * The plural form of a whole number in a language: its cardinal category by the Unicode CLDR, like {@code
 * Intl.PluralRules} in browsers. In languages that are not listed, 1 is {@code one} and all other numbers are {@code
 * other}.
 */
final class PluralForm {
    /** The form that every language has. */
    static final String OTHER = "other";

    private static final int MILLION = 1_000_000;

    private PluralForm() {}

    /**
     * Returns {@code zero}, {@code one}, {@code two}, {@code few}, {@code many} or {@code other}.
     *
     * @param language a language without its region
     * @param n the number; not negative
     */
    static String of(String language, long n) {
        long units = n % 10;
        long hundreds = n % 100;
        return switch (language) {
            case "ca", "es", "it" -> n == 1 ? "one" : manyIfMillions(n);
            case "fr", "pt" -> n <= 1 ? "one" : manyIfMillions(n);
            case "cs", "sk" -> n == 1 ? "one" : isBetween(n, 2, 4) ? "few" : OTHER;
            case "is" -> units == 1 && hundreds != 11 ? "one" : OTHER;
            case "hr" -> slavic(n, OTHER);
            case "uk" -> slavic(n, "many");
            case "pl" -> n == 1 ? "one" : slavic(n, "many").equals("few") ? "few" : "many";
            case "sl" -> hundreds == 1 ? "one" : hundreds == 2 ? "two" : isBetween(hundreds, 3, 4) ? "few" : OTHER;
            case "lt" -> isBetween(hundreds, 11, 19) || units == 0 ? OTHER : units == 1 ? "one" : "few";
            case "lv" -> isBetween(hundreds, 11, 19) || units == 0 ? "zero" : units == 1 ? "one" : OTHER;
            case "ro" -> n == 1 ? "one" : n == 0 || isBetween(hundreds, 1, 19) ? "few" : OTHER;
            case "ga" ->
                n == 1 ? "one" : n == 2 ? "two" : isBetween(n, 3, 6) ? "few" : isBetween(n, 7, 10) ? "many" : OTHER;
            case "mt" -> n == 0 ? "few" : n == 1 ? "one" : n == 2 ? "two" : maltese(hundreds);
            case "ar" -> n == 0 ? "zero" : n == 1 ? "one" : n == 2 ? "two" : arabic(hundreds);
            case "he" -> n == 1 ? "one" : n == 2 ? "two" : OTHER;
            case "br" -> breton(n, units, hundreds / 10);
            default -> n == 1 ? "one" : OTHER;
        };
    }

    private static String manyIfMillions(long n) {
        return n != 0 && n % MILLION == 0 ? "many" : OTHER;
    }

    private static String slavic(long n, String defaultForm) {
        if (isBetween(n % 100, 11, 14)) {
            return defaultForm;
        }
        return n % 10 == 1 ? "one" : isBetween(n % 10, 2, 4) ? "few" : defaultForm;
    }

    private static String maltese(long hundreds) {
        return isBetween(hundreds, 3, 10) ? "few" : isBetween(hundreds, 11, 19) ? "many" : OTHER;
    }

    private static String arabic(long hundreds) {
        return isBetween(hundreds, 3, 10) ? "few" : hundreds >= 11 ? "many" : OTHER;
    }

    private static String breton(long n, long units, long tens) {
        boolean regular = tens != 1 && tens != 7 && tens != 9;
        if (regular && units == 1) {
            return "one";
        }
        if (regular && units == 2) {
            return "two";
        }
        return regular && (isBetween(units, 3, 4) || units == 9) ? "few" : manyIfMillions(n);
    }

    private static boolean isBetween(long number, long min, long max) {
        return number >= min && number <= max;
    }
}
