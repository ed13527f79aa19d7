// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueErrorsTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SampleCatalogue.resource("catalogue.schema.json"));

    /**
     * An error in the sample: the replaced text and its replacement, the message, and whether the schema rejects it
     * too.
     */
    record ErrorCase(String from, String to, String output, boolean schema) {}

    static List<ErrorCase> table() {
        return Stream.of(SiteErrorCases.ALL, ServiceErrorCases.ALL, CookieErrorCases.ALL)
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("table")
    void reportsEachErrorWithPathAndFix(ErrorCase wrong) {
        String json = SampleCatalogue.with(wrong.from, wrong.to);
        assertEquals(List.of(wrong.output), SampleCatalogue.errors(json));
    }

    @ParameterizedTest
    @MethodSource("table")
    void schemaRejectsErrorsThatSchemaCanExpress(ErrorCase wrong) {
        String json = SampleCatalogue.with(wrong.from, wrong.to);
        assertEquals(wrong.schema, !SCHEMA.validate(json, InputFormat.JSON).isEmpty(), json);
    }

    @Test
    void schemaAcceptsWhatReaderAccepts() {
        for (String json : List.of(
                SampleCatalogue.JSON,
                SampleCatalogue.resource("charter.json"),
                SampleCatalogue.with("\"Us\"", "\"Us\", \"privacyPolicy\": {\"fr\": \"https://a.example/x?y=1#z\"}"),
                SampleCatalogue.with("\"P14D\"", "\"session\", \"path\": \"/a\", \"domain\": \".Example.org\""),
                SampleCatalogue.with("\"P14D\"", "\"PT30M\", \"storage\": \"localStorage\"", "\"sid\"", "\"a; é\""),
                SampleCatalogue.with("\"sid\"", "\"__Host-sid\"", "\"P14D\"", "\"P1Y2M3W4DT5H6M7S\", \"path\": \"/\""),
                SampleCatalogue.with("\"v.example\"", "\"*.v.example:8443\", \"127.0.0.1\", \"localhost:65535\""),
                SampleCatalogue.with("\"Compter\"", "{\"fr\": \"Compter\\nencore\", \"pt-BR\": \"Contar\"}"))) {
            assertEquals(List.of(), SampleCatalogue.errors(json), json);
            assertEquals(List.of(), SCHEMA.validate(json, InputFormat.JSON), json);
        }
    }

    @Test
    void reportsAllErrorsInOrderOfFile() {
        String json = SampleCatalogue.with(
                "\"site\"",
                "\"sites\"",
                "\"exempt\"",
                "\"none\"",
                "\"P14D\"",
                "\"6 months\"",
                "\"_c\"",
                "\"*\"",
                "\"Them\"",
                "7");
        CatalogueException e = assertThrows(CatalogueException.class, () -> Catalogue.parse(json, "cookies.json"));
        assertEquals("""
                cookies.json: 6 errors
                  line 1: $.sites: unknown key; allowed are $schema, site, controller, language, interface, signals, charter, categories, regions, services
                  line 1: $.site: missing; add it
                  line 3: $.categories[0].consent: "none" must be "exempt", "opt-out" or "opt-in"
                  line 8, service "login", cookie "sid": $.services[0].cookies[0].duration: "6 months" is not a duration; write ISO 8601 like "P6M" or "PT30M", or "session"
                  line 10, service "count", cookie "*": $.services[1].cookies[0].name: "*" would match every name; write what the names have in common
                  line 11, service "video": $.services[2].provider: must be a string""", e.getMessage());
    }

    @Test
    void usesSingularForOneError() {
        CatalogueException e =
                assertThrows(CatalogueException.class, () -> SampleCatalogue.catalogue("\"fr\"", "\"F\""));
        assertTrue(e.toString().contains("sample.json: 1 error\n"), e.toString());
    }

    @Test
    void reportsCorrectPathsAfterEntryThatIsNoObject() {
        String json = SampleCatalogue.with("\"services\": [", "\"services\": [1,", "\"map\"", "\"login\"");
        assertEquals(
                List.of(
                        "$.services[0]: must be an object",
                        "$.services[4].id: \"login\" is also the id at $.services[1].id; rename one"),
                SampleCatalogue.errors(json));
    }

    @Test
    void truncatesLongValueInMessages() {
        List<String> errors =
                SampleCatalogue.errors(SampleCatalogue.with("\"P14D\"", '"' + "9".repeat(1_000_000) + '"'));
        assertEquals(1, errors.size());
        assertTrue(errors.get(0).length() < 300, errors.get(0));
    }

    @Test
    void reportsErrorForHugeStringsWithoutStackOverflow() {
        String huge = "a-b1".repeat(200_000);
        for (String key : List.of("\"fr\"", "\"login\"", "\"sid\"", "\"P14D\"", "\"v.example\"", "\"needed\"")) {
            assertFalse(
                    SampleCatalogue.errors(SampleCatalogue.with(key, '"' + huge + '"'))
                            .isEmpty(),
                    key);
        }
    }
}
