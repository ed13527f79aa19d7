// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @Test
    void quotesCellsThatNeedIt() {
        Csv csv = new Csv().cell("a").cell("b,c").cell("d\"e").cell("").endLine();
        assertEquals("a,\"b,c\",\"d\"\"e\",\r\n", csv.toString());
        assertEquals("\"a\nb\"", new Csv().cell("a\nb").toString());
    }

    @Test
    void startsEachLineWithoutComma() {
        assertEquals(
                ",a\r\nb\r\n",
                new Csv().cell("").cell("a").endLine().cell("b").endLine().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "+1", "-1", "@a", "\t=1"})
    void escapesFormulasOfClients(String formula) {
        assertEquals("'" + formula, new Csv().untrustedCell(formula).toString());
        assertEquals(formula, new Csv().cell(formula).toString());
        assertEquals("a" + formula, new Csv().untrustedCell("a" + formula).toString());
    }

    @Test
    void quotesFormulasWithLineBreaks() {
        assertEquals("\"'\r=1\"", new Csv().untrustedCell("\r=1").toString());
    }
}
