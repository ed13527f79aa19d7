// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTreeTest {
    private static final String NO_EXTRAS =
            "JSON has no comments, no comma before a closing bracket, no single quotes and no NaN";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1,}      | $.a    | 9
            {"a":[1,]}    | $.a[0] | 10
            {"a":NaN}     | $.a    | 6
            {'a':1}       | $      | 3
            {a:1}         | $      | 3
            // x          | $      | 2
            {"a":/* */1}  | $.a    | 7
            {"a":01}      | $.a    | 6
            {"a":TRUE}    | $.a    | 6
            """)
    void rejectsTextThatIsAlmostJsonWithPosition(String json, String path, int column) {
        assertEquals(
                List.of(path + ": not JSON near line 1, column " + column + ": " + NO_EXTRAS),
                SampleCatalogue.errors(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":"x       | $.a | not JSON near line 1, column 8: a string is not closed; add its "
            {"a":"\\x"}   | $.a | not JSON near line 1, column 9: a string contains an invalid escape; write \\\\ for a backslash, \\uXXXX for a character
            {"a":1 "b":2} | $.a | not JSON near line 1, column 9: a comma, a colon or a closing bracket is missing
            {"a" 1}       | $.a | not JSON near line 1, column 7: a comma, a colon or a closing bracket is missing
            {} {}         | $   | not JSON near line 1, column 5: more text after the end; remove it
            {"a":{"b":[1  | $.a.b[0] | the JSON ends unexpectedly; close the open brackets and quotes
            [1]           | $   | must be an object
            "x"           | $   | must be an object
            null          | $   | must be an object
            `  `          | $   | the file is empty; write one JSON object
            ``            | $   | the file is empty; write one JSON object
            """)
    void reportsFixForEachSyntaxError(String json, String path, String message) {
        assertEquals(List.of(path + ": " + message), SampleCatalogue.errors(json));
    }

    @Test
    void reportsLineBreakInString() {
        assertEquals(
                List.of(
                        "$.a: not JSON near line 2, column 6: a string contains a line break or a tab; write \\n or \\t"),
                SampleCatalogue.errors("{\n\"a\":\"x\ny\"}"));
    }

    @Test
    void treatsByteOrderMarkAloneAsEmptyFile() {
        assertEquals(List.of("$: the file is empty; write one JSON object"), SampleCatalogue.errors("\uFEFF"));
    }

    @Test
    void reportsErrorForDeepNestingWithoutStackOverflow() {
        assertEquals(
                List.of("$" + "[0]".repeat(17) + ": nested deeper than 16 levels; no part of a catalogue is"),
                SampleCatalogue.errors("[".repeat(100_000)));
    }

    @Test
    void escapesLineBreaksOfKeysInMessages() {
        assertEquals(
                "$['\\u000Ax: ok']: the key \"\\u000Ax: ok\" is listed twice; keep one",
                SampleCatalogue.errors("{\"\\nx: ok\": 1, \"\\nx: ok\": 2}").get(0));
    }
}
