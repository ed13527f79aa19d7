// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tests that any text is a catalogue that the schema accepts, or is rejected with errors. */
class CatalogueFuzzTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SampleCatalogue.resource("catalogue.schema.json"));

    @FuzzTest
    @DictionaryFile(resourcePath = "/org/cookiecharter/catalogue/catalogue.dict")
    void parsesOrRejectsAnyText(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        Catalogue catalogue;
        try {
            catalogue = Catalogue.parse(text, "any.json");
        } catch (CatalogueException e) {
            assertFalse(e.errors().isEmpty());
            for (CatalogueError error : e.errors()) {
                assertFalse(error.message().isBlank() || !error.path().startsWith("$"), e::getMessage);
            }
            return;
        }
        assertEquals(List.of(), SCHEMA.validate(text, InputFormat.JSON), text);
        assertEquals(catalogue.revision(), Catalogue.parse(text, "again.json").revision());
    }
}
