// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Tests reports against the published schemas of their formats. */
class ReportSchemasTest {
    private static final String SARIF =
            "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json";
    private static final String HAR = "https://har.example/";

    private static String resource(String name) throws IOException {
        try (InputStream stream = ReportSchemasTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static SchemaRegistry registry(Map<String, String> schemas) {
        return SchemaRegistry.withDialect(
                Dialects.getDraft7(),
                registry -> registry.schemas(schemas)
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    private static List<String> errors(Schema schema, String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(String::valueOf)
                .toList();
    }

    private static Schema sarif() throws IOException {
        return registry(Map.of(SARIF, resource("/schema/sarif-schema-2.1.0.json")))
                .getSchema(SchemaLocation.of(SARIF));
    }

    private static Schema har() throws IOException {
        Map<String, String> schemas = new HashMap<>();
        for (String name : List.of(
                "afterRequest",
                "beforeRequest",
                "browser",
                "cache",
                "content",
                "cookie",
                "creator",
                "entry",
                "har",
                "header",
                "log",
                "page",
                "pageTimings",
                "postData",
                "query",
                "request",
                "response",
                "timings")) {
            JsonObject schema = JsonParser.parseString(
                            resource("/META-INF/resources/webjars/har-schema/2.0.0/lib/" + name + ".json"))
                    .getAsJsonObject();
            // Its references are relative to the address at which it is registered here; its draft 6 is part of 7.
            schema.remove("$id");
            schema.remove("$schema");
            schemas.put(HAR + name + ".json", schema.toString());
        }
        return registry(schemas).getSchema(SchemaLocation.of(HAR + "har.json"));
    }

    @Test
    void sarifReportIsValidAgainstTheSchemaOfSarif() throws IOException {
        String report = SarifReport.text(SampleResult.withEveryRule());
        assertEquals(List.of(), errors(sarif(), report));
        assertFalse(errors(sarif(), report.replace("\"ruleId\"", "\"rule\"")).isEmpty());
    }

    @Test
    void harReportIsValidAgainstTheSchemaOfHar() throws IOException {
        String report = HarReport.text(SampleResult.withExchanges());
        assertEquals(List.of(), errors(har(), report));
        assertFalse(errors(har(), report.replace("\"headersSize\"", "\"size\"")).isEmpty());
        assertFalse(errors(har(), report.replace("\"startedDateTime\": \"2", "\"startedDateTime\": \""))
                .isEmpty());
    }

    @Test
    void harReportMasksValuesAndNamesThePagesOfEachVisitor() {
        String report = HarReport.text(SampleResult.withExchanges());
        assertFalse(report.contains("secret"), report);
        JsonObject log = JsonParser.parseString(report).getAsJsonObject().getAsJsonObject("log");
        assertEquals(
                List.of("undecided, before-choice: https://site.example/?p=…"),
                log.getAsJsonArray("pages").asList().stream()
                        .map(page -> page.getAsJsonObject().get("title").getAsString())
                        .toList());
        JsonObject entry = log.getAsJsonArray("entries").get(0).getAsJsonObject();
        assertEquals("page_1", entry.get("pageref").getAsString());
        assertEquals(
                "[{\"name\":\"a\",\"value\":\"…\"},{\"name\":\"b\",\"value\":\"…\"}]",
                entry.getAsJsonObject("request").get("cookies").toString());
        assertEquals(
                "[{\"name\":\"q\",\"value\":\"…\"},{\"name\":\"flag\",\"value\":\"\"}]",
                entry.getAsJsonObject("request").get("queryString").toString());
        assertEquals(
                "[{\"name\":\"sid\",\"value\":\"…\"}]",
                entry.getAsJsonObject("response").get("cookies").toString());
    }
}
