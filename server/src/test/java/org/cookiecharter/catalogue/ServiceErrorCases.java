// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.List;
import org.cookiecharter.catalogue.CatalogueErrorsTest.ErrorCase;

/** Cases of errors in services. */
final class ServiceErrorCases {
    static final List<ErrorCase> ALL = List.of(
            new ErrorCase(
                    "\"provider\": \"Us\"",
                    "\"provider\": \"Us\", \"icon\": \"x\"",
                    "$.services[0].icon: unknown key; allowed are id, provider, name, location, category, purpose, origins, privacyPolicy, recipients, transfers, dataRetention, exemption, saleOrSharing, cookies",
                    true),
            new ErrorCase("\"provider\": \"Us\", ", "", "$.services[0].provider: missing; add it", true),
            new ErrorCase(
                    "\"name\": \"Connexion\", ",
                    "",
                    "$.services[0].name: missing; add it, as a string or as an object of language to text",
                    true),
            new ErrorCase(
                    "\"name\": \"Connexion\", \"category\": \"needed\"",
                    "\"name\": \"Connexion\"",
                    "$.services[0].category: missing; add it",
                    true),
            new ErrorCase(
                    "\"category\": \"needed\"",
                    "\"category\": \"none\"",
                    "$.services[0].category: \"none\" is not declared; it must be one of needed, stats, ads",
                    false),
            new ErrorCase(
                    "\"id\": \"login\"",
                    "\"id\": \"Login\"",
                    "$.services[0].id: \"Login\" must be 1 to 40 of a-z, 0-9 and -, and not begin with -",
                    true),
            new ErrorCase("\"id\": \"login\", ", "", "$.services[0].id: missing; add it", true),
            new ErrorCase(
                    "\"id\": \"count\"",
                    "\"id\": \"login\"",
                    "$.services[1].id: \"login\" is also the id at $.services[0].id; rename one",
                    false),
            new ErrorCase(
                    "\"id\": \"login\"",
                    "\"id\": \"ads\"",
                    "$.services[0].id: \"ads\" is also the id at $.categories[2].id; rename one",
                    false),
            new ErrorCase(
                    "\"category\": \"stats\"",
                    "\"category\": \"stats\", \"dataRetention\": \"P26M\"",
                    "$.services[1].dataRetention: longer than P25M; data of statistics without consent are stored for at most 25 months (CNIL 2020-092, art. 5)",
                    false),
            new ErrorCase(
                    "\"category\": \"stats\"",
                    "\"category\": \"stats\", \"exemption\": [\"good\"]",
                    "$.services[1].exemption[0]: \"good\" must be \"publisher-only\", \"anonymous\", \"single-site\" or \"not-combined\"",
                    true),
            new ErrorCase(
                    "\"category\": \"needed\"",
                    "\"category\": \"needed\", \"exemption\": [\"anonymous\"]",
                    "$.services[0].exemption: only services of an opt-out category have it; remove it",
                    false),
            new ErrorCase("\"services\": [", "\"services\": [null,", "$.services[0]: must be an object", true),
            new ErrorCase(
                    "\"provider\": \"Us\"",
                    "\"provider\": \"Us\", \"location\": \"front-office\"",
                    "$.services[0].location: must be a list",
                    true),
            new ErrorCase(
                    "\"provider\": \"Us\"",
                    "\"provider\": \"Us\", \"location\": [\"attic\"]",
                    "$.services[0].location[0]: \"attic\" must be \"front-office\" or \"back-office\"",
                    true),
            new ErrorCase(
                    "\"provider\": \"Us\"",
                    "\"provider\": \"Us\", \"location\": [\"back-office\", \"back-office\"]",
                    "$.services[0].location[1]: \"back-office\" is listed twice; keep one",
                    true),
            new ErrorCase(
                    "\"provider\": \"Us\"",
                    "\"provider\": \"Us\", \"location\": [1]",
                    "$.services[0].location[0]: must be a string",
                    true),
            new ErrorCase(
                    "\"provider\": \"Us\"",
                    "\"provider\": \"Us\", \"purpose\": {\"en\": \"x\"}",
                    "$.services[0].purpose: has no text in the catalogue's language; add \"fr\"",
                    false),
            new ErrorCase(
                    "\"provider\": \"Us\"",
                    "\"provider\": \"Us\", \"recipients\": {\"en\": \"x\"}",
                    "$.services[0].recipients: has no text in the catalogue's language; add \"fr\"",
                    false),
            new ErrorCase(
                    "\"provider\": \"Us\"",
                    "\"provider\": \"Us\", \"transfers\": {\"en\": \"x\"}",
                    "$.services[0].transfers: has no text in the catalogue's language; add \"fr\"",
                    false),
            new ErrorCase(
                    "\"provider\": \"Us\"",
                    "\"provider\": \"Us\", \"dataRetention\": {\"en\": \"x\"}",
                    "$.services[0].dataRetention: has no text in the catalogue's language; add \"fr\"",
                    false),
            new ErrorCase(
                    "\"provider\": \"Us\"",
                    "\"provider\": \"Us\", \"privacyPolicy\": \"javascript:alert(1)\"",
                    "$.services[0].privacyPolicy: \"javascript:alert(1)\" is not an http or https address; write one like \"https://example.org/privacy\"",
                    true),
            new ErrorCase(
                    "\"provider\": \"Us\"",
                    "\"provider\": \"Us\", \"privacyPolicy\": {\"fr\": \"https://a.example\", \"en\": \"data:text/html,x\"}",
                    "$.services[0].privacyPolicy.en: \"data:text/html,x\" is not an http or https address; write one like \"https://example.org/privacy\"",
                    true),
            new ErrorCase(
                    "\"v.example\"",
                    "\"https://v.example\"",
                    "$.services[2].origins[0]: \"https://v.example\" is not a host; write one like \"example.org\" or \"*.example.org\"",
                    true),
            new ErrorCase(
                    "\"v.example\"",
                    "\"v.example/x\"",
                    "$.services[2].origins[0]: \"v.example/x\" is not a host; write one like \"example.org\" or \"*.example.org\"",
                    true),
            new ErrorCase(
                    "\"v.example\"",
                    "\"*.*.example\"",
                    "$.services[2].origins[0]: \"*.*.example\" is not a host; write one like \"example.org\" or \"*.example.org\"",
                    true),
            new ErrorCase(
                    "\"v.example\"",
                    "\"v.example:0\"",
                    "$.services[2].origins[0]: \"v.example:0\" is not a host; write one like \"example.org\" or \"*.example.org\"",
                    true),
            new ErrorCase(
                    "\"v.example\"",
                    "\"v.example:65536\"",
                    "$.services[2].origins[0]: \"v.example:65536\" is not a host; write one like \"example.org\" or \"*.example.org\"",
                    true),
            new ErrorCase(
                    "\"v.example\"",
                    "\"-v.example\"",
                    "$.services[2].origins[0]: \"-v.example\" is not a host; write one like \"example.org\" or \"*.example.org\"",
                    true),
            new ErrorCase(
                    "\"v.example\"",
                    "\"\"",
                    "$.services[2].origins[0]: \"\" is not a host; write one like \"example.org\" or \"*.example.org\"",
                    true),
            new ErrorCase(
                    "\"v.example\"",
                    "\"v.example\\r\\nX: y\"",
                    "$.services[2].origins[0]: \"v.example\\u000D\\u000AX: y\" is not a host; write one like \"example.org\" or \"*.example.org\"",
                    true),
            new ErrorCase(
                    "\"v.example\"",
                    "\"v.example\", \"V.example\"",
                    "$.services[2].origins[1]: \"V.example\" is listed twice; keep one",
                    false),
            new ErrorCase(
                    "\"purpose\": \"Montrer une carte\",\n",
                    "",
                    "$.services[3].purpose: missing; a service that needs consent and has no cookies states its purpose here",
                    false),
            new ErrorCase(
                    "\"origins\": [\"m.example\"]",
                    "\"origins\": []",
                    "$.services[3].cookies: a service declares at least one cookie or one of \"origins\"; add what it uses",
                    true),
            new ErrorCase(
                    "\"origins\": [\"m.example\"]", "\"cookies\": {}", "$.services[3].cookies: must be a list", true));

    private ServiceErrorCases() {}
}
