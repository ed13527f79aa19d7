// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.List;
import org.cookiecharter.catalogue.CatalogueErrorsTest.ErrorCase;

/** Cases of errors in the site, its charter and its categories. */
final class SiteErrorCases {
    static final List<ErrorCase> ALL = List.of(
            new ErrorCase(
                    "\"site\": \"https://example.org\"",
                    "\"x\": 1, \"site\": \"https://example.org\"",
                    "$.x: unknown key; allowed are $schema, site, controller, language, interface, signals, charter, categories, regions, services",
                    true),
            new ErrorCase(
                    "\"site\": \"https://example.org\"",
                    "\"a b\": 1, \"site\": \"https://example.org\"",
                    "$['a b']: unknown key; allowed are $schema, site, controller, language, interface, signals, charter, categories, regions, services",
                    true),
            new ErrorCase(
                    "\"site\": \"https://example.org\"",
                    "\"signals\": {\"matomo\": \"statistics\"}, \"site\": \"https://example.org\"",
                    "$.signals.matomo: \"statistics\" is not declared; it must be the id of a category or service",
                    false),
            new ErrorCase(
                    "\"site\": \"https://example.org\"",
                    "\"signals\": {\"googleConsentMode\": {\"ads\": \"ads\"}}, \"site\": \"https://example.org\"",
                    "$.signals.googleConsentMode.ads: unknown key; allowed are ad_personalization, ad_storage, ad_user_data, ads_data_redaction, analytics_storage, functionality_storage, personalization_storage, security_storage, url_passthrough, wait_for_update",
                    true),
            new ErrorCase(
                    "\"site\": \"https://example.org\"",
                    "\"signals\": {\"googleConsentMode\": {\"ad_storage\": \"video\", \"wait_for_update\": 0.5}}, \"site\": \"https://example.org\"",
                    "$.signals.googleConsentMode.wait_for_update: must be a whole number from 0 to 10000",
                    true),
            new ErrorCase(
                    "\"site\": \"https://example.org\"",
                    "\"signals\": {\"googleConsentMode\": {\"ad_storage\": \"video\", \"url_passthrough\": \"yes\"}}, \"site\": \"https://example.org\"",
                    "$.signals.googleConsentMode.url_passthrough: must be true or false",
                    true),
            new ErrorCase(
                    "\"site\": \"https://example.org\"",
                    "\"signals\": {\"microsoftClarity\": {\"ad_Storage\": \"video\"}}, \"site\": \"https://example.org\"",
                    "$.signals.microsoftClarity.analytics_Storage: missing; add it",
                    true),
            new ErrorCase(
                    "\"site\": \"https://example.org\"",
                    "\"signals\": {\"linkedin\": \"video\"}, \"site\": \"https://example.org\"",
                    "$.signals.linkedin: unknown key; allowed are googleConsentMode, hubspot, matomo, matomoCookies, meta, microsoftClarity, microsoftUet, piano, tiktok",
                    true),
            new ErrorCase(
                    "\"site\": \"https://example.org\"",
                    "\"signals\": {\"matomo\": \"video\", \"matomoCookies\": \"video\"}, \"site\": \"https://example.org\"",
                    "$.signals.matomoCookies: Matomo follows one consent, to counting or to cookies; remove one of the two",
                    false),
            new ErrorCase(
                    "\"site\": \"https://example.org\"",
                    "\"regions\": [{\"use\": \"eu\"}], \"site\": \"https://example.org\"",
                    "$.regions[0].use: \"eu\" must be \"eu-eea\", \"uk\", \"switzerland\", \"quebec\", \"us-opt-out\" or \"none\"",
                    true),
            new ErrorCase(
                    "\"site\": \"https://example.org\"",
                    "\"regions\": [{\"use\": \"uk\"}, {\"use\": \"uk\"}], \"site\": \"https://example.org\"",
                    "$.regions[1].id: \"uk\" is reserved, or the id of an earlier rule; choose another",
                    false),
            new ErrorCase(
                    "\"site\": \"https://example.org\"",
                    "\"regions\": [{\"id\": \"a\", \"regions\": [\"UK\"]}], \"site\": \"https://example.org\"",
                    "$.regions[0].regions[0]: \"UK\" is not a region; write an ISO 3166 code like FR or US-CA, or * for all others",
                    false),
            new ErrorCase(
                    "\"site\": \"https://example.org\"",
                    "\"regions\": [{\"id\": \"a\"}], \"site\": \"https://example.org\"",
                    "$.regions[0].regions: missing; list at least one region, like FR, US-CA or * for all others",
                    true),
            new ErrorCase(
                    "\"site\": \"https://example.org\"",
                    "\"regions\": [{\"use\": \"uk\", \"default\": \"exempt\"}], \"site\": \"https://example.org\"",
                    "$.regions[0].default: \"exempt\" must be \"opt-in\" or \"opt-out\"",
                    true),
            new ErrorCase(
                    "\"site\": \"https://example.org\"",
                    "\"regions\": [{\"use\": \"uk\", \"consent\": {\"nobody\": \"opt-in\"}}], \"site\": \"https://example.org\"",
                    "$.regions[0].consent.nobody: is not the id of a category that is opt-in or opt-out; exempt is exempt everywhere",
                    false),
            new ErrorCase("\"site\": \"https://example.org\", ", "", "$.site: missing; add it", true),
            new ErrorCase("\"https://example.org\"", "7", "$.site: must be a string", true),
            new ErrorCase("\"https://example.org\"", "null", "$.site: must be a string", true),
            new ErrorCase("\"https://example.org\"", "\" \"", "$.site: must not be empty", true),
            new ErrorCase(
                    "\"https://example.org\"",
                    "\"javascript:alert(1)\"",
                    "$.site: \"javascript:alert(1)\" is not an http or https address; write one like \"https://example.org/privacy\"",
                    true),
            new ErrorCase(
                    "\"https://example.org\"",
                    "\"example.org\"",
                    "$.site: \"example.org\" is not an http or https address; write one like \"https://example.org/privacy\"",
                    true),
            new ErrorCase(
                    "\"https://example.org\"",
                    "\"ftp://example.org\"",
                    "$.site: \"ftp://example.org\" is not an http or https address; write one like \"https://example.org/privacy\"",
                    true),
            new ErrorCase(
                    "\"https://example.org\"",
                    "\"https://a@b.example\"",
                    "$.site: \"https://a@b.example\" is not an http or https address; write one like \"https://example.org/privacy\"",
                    true),
            new ErrorCase(
                    "\"https://example.org\"",
                    "\"https://\"",
                    "$.site: \"https://\" is not an http or https address; write one like \"https://example.org/privacy\"",
                    true),
            new ErrorCase(
                    "\"https://example.org\"",
                    "\"https://a b\"",
                    "$.site: \"https://a b\" is not an http or https address; write one like \"https://example.org/privacy\"",
                    true),
            new ErrorCase(
                    "\"https://example.org\"",
                    "\"https://a_b\"",
                    "$.site: \"https://a_b\" is not an http or https address; write one like \"https://example.org/privacy\"",
                    false),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"interface\": {\"placement\": \"top\"}, \"language\": \"fr\"",
                    "$.interface.placement: \"top\" must be \"bar\", \"corner\" or \"dialog\"",
                    true),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"interface\": {\"theme\": \"loud\"}, \"language\": \"fr\"",
                    "$.interface.theme: \"loud\" must be \"plain\", \"dsfr\" or \"minimal\"",
                    true),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"interface\": {\"colour\": \"red\"}, \"language\": \"fr\"",
                    "$.interface.colour: unknown key; allowed are placement, theme",
                    true),
            new ErrorCase("\"language\": \"fr\",", "", "$.language: missing; add it", true),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"Français\"",
                    "$.language: \"Français\" is not a language tag; write one like \"fr\" or \"pt-BR\"",
                    true),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"$schema\": 1",
                    "$.$schema: must be a string",
                    true),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"language\": \"en\"",
                    "$.language: the key \"language\" is listed twice; keep one",
                    false),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"controller\": \"Us\"",
                    "$.controller: must be an object",
                    true),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"controller\": {}",
                    "$.controller.name: missing; add it",
                    true),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"controller\": {\"name\": \"Us\", \"mail\": \"a\"}",
                    "$.controller.mail: unknown key; allowed are name, contact, dataProtectionOfficer",
                    true),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"controller\": {\"name\": \"Us\", \"contact\": \"javascript:alert(1)\"}",
                    "$.controller.contact: \"javascript:alert(1)\" is neither an e-mail nor a web address; write one like \"privacy@example.org\" or \"https://example.org/contact\"",
                    true),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"controller\": {\"name\": \"Us\", \"contact\": \"mailto:a@b.example\"}",
                    "$.controller.contact: \"mailto:a@b.example\" is neither an e-mail nor a web address; write one like \"privacy@example.org\" or \"https://example.org/contact\"",
                    true),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"controller\": {\"name\": \"Us\", \"dataProtectionOfficer\": \"a\\u0007\"}",
                    "$.controller.dataProtectionOfficer: must not contain the control character U+0007; remove it",
                    true),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"charter\": []",
                    "$.charter: must be an object",
                    true),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"charter\": {\"footer\": \"x\"}",
                    "$.charter.footer: unknown key; allowed are title, introduction, definitionHeading, definition, types, usage",
                    true),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"charter\": {\"title\": {\"en\": \"x\"}}",
                    "$.charter.title: has no text in the catalogue's language; add \"fr\"",
                    false),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"charter\": {\"introduction\": {\"en\": \"x\"}}",
                    "$.charter.introduction: has no text in the catalogue's language; add \"fr\"",
                    false),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"charter\": {\"definitionHeading\": {\"en\": \"x\"}}",
                    "$.charter.definitionHeading: has no text in the catalogue's language; add \"fr\"",
                    false),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"charter\": {\"definition\": {\"en\": \"x\"}}",
                    "$.charter.definition: has no text in the catalogue's language; add \"fr\"",
                    false),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"charter\": {\"types\": {\"en\": \"x\"}}",
                    "$.charter.types: has no text in the catalogue's language; add \"fr\"",
                    false),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"charter\": {\"usage\": {\"en\": \"x\"}}",
                    "$.charter.usage: has no text in the catalogue's language; add \"fr\"",
                    false),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"charter\": {\"title\": {}}",
                    "$.charter.title: has no text in the catalogue's language; add \"fr\"",
                    true),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"charter\": {\"title\": [\"x\"]}",
                    "$.charter.title: must be a string or an object of language to text",
                    true),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"charter\": {\"title\": 1}",
                    "$.charter.title: must be a string or an object of language to text",
                    true),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"charter\": {\"title\": {\"fr\": \"\"}}",
                    "$.charter.title.fr: must not be empty",
                    true),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"charter\": {\"title\": {\"fr\": \"x\", \"French!\": \"y\"}}",
                    "$.charter.title['French!']: \"French!\" is not a language tag; write one like \"fr\" or \"pt-BR\"",
                    true),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"charter\": {\"title\": {\"fr\": \"x\", \"pt-BR\": \"y\", \"pt-br\": \"z\"}}",
                    "$.charter.title['pt-br']: \"pt-br\" and \"pt-BR\" are one language; keep one",
                    false),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"charter\": {\"title\": {\"fr\": \"x\", \"fr\": \"y\"}}",
                    "$.charter.title.fr: the key \"fr\" is listed twice; keep one",
                    false),
            new ErrorCase(
                    "\"language\": \"fr\"",
                    "\"language\": \"fr\", \"charter\": {\"title\": \"a\\tb\"}",
                    "$.charter.title: must not contain the control character U+0009; remove it",
                    true),
            new ErrorCase(
                    "\"id\": \"needed\", \"consent\": \"exempt\", \"name\": \"Nécessaires\"",
                    "\"id\": \"needed\", \"consent\": \"exempt\", \"name\": \"Nécessaires\", \"color\": \"red\"",
                    "$.categories[0].color: unknown key; allowed are id, consent, name, purpose, description, heading, saleOrSharing, gpc",
                    true),
            new ErrorCase(
                    "\"id\": \"ads\", \"consent\": \"opt-in\", \"name\": \"Publicité\"",
                    "\"id\": \"ads\", \"consent\": \"opt-in\"",
                    "$.categories[2].name: missing; add it, as a string or as an object of language to text",
                    true),
            new ErrorCase("\"consent\": \"exempt\", ", "", "$.categories[0].consent: missing; add it", true),
            new ErrorCase(
                    "\"exempt\"",
                    "\"legitimate-interest\"",
                    "$.categories[0].consent: \"legitimate-interest\" must be \"exempt\", \"opt-out\" or \"opt-in\"",
                    true),
            new ErrorCase(
                    "\"name\": \"Statistiques\"",
                    "\"name\": \"Statistiques\", \"purpose\": {\"en\": \"x\"}",
                    "$.categories[1].purpose: has no text in the catalogue's language; add \"fr\"",
                    false),
            new ErrorCase(
                    "\"name\": \"Statistiques\"",
                    "\"name\": \"Statistiques\", \"description\": {\"en\": \"x\"}",
                    "$.categories[1].description: has no text in the catalogue's language; add \"fr\"",
                    false),
            new ErrorCase(
                    "\"name\": \"Statistiques\"",
                    "\"name\": \"Statistiques\", \"heading\": {\"en\": \"x\"}",
                    "$.categories[1].heading: has no text in the catalogue's language; add \"fr\"",
                    false),
            new ErrorCase(
                    "\"name\": \"Statistiques\"",
                    "\"name\": {\"en\": \"Statistics\"}",
                    "$.categories[1].name: has no text in the catalogue's language; add \"fr\"",
                    false),
            new ErrorCase(
                    "\"name\": \"Nécessaires\"",
                    "\"name\": \"Nécessaires\", \"saleOrSharing\": true",
                    "$.categories[0].saleOrSharing: must not be true; a sale or sharing of data is never strictly necessary",
                    false),
            new ErrorCase(
                    "\"name\": \"Nécessaires\"",
                    "\"name\": \"Nécessaires\", \"gpc\": true",
                    "$.categories[0].gpc: must not be true; visitors cannot object to an exempt category",
                    false),
            new ErrorCase(
                    "\"name\": \"Statistiques\"",
                    "\"name\": \"Statistiques\", \"saleOrSharing\": true, \"gpc\": false",
                    "$.categories[1].gpc: must not be false; the signal opts out of each sale and sharing of data (CCPA regulations, 7025(c)(1))",
                    false),
            new ErrorCase(
                    "\"name\": \"Statistiques\"",
                    "\"name\": \"Statistiques\", \"gpc\": \"yes\"",
                    "$.categories[1].gpc: must be true or false",
                    true),
            new ErrorCase(
                    "\"categories\": [",
                    "\"categories\": [{\"id\": \"-x\", \"consent\": \"exempt\", \"name\": \"X\"},",
                    "$.categories[0].id: \"-x\" must be 1 to 40 of a-z, 0-9 and -, and not begin with -",
                    true),
            new ErrorCase(
                    "\"categories\": [",
                    "\"categories\": [{\"id\": \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\", \"consent\": \"exempt\", \"name\": \"X\"},",
                    "$.categories[0].id: \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\" must be 1 to 40 of a-z, 0-9 and -, and not begin with -",
                    true),
            new ErrorCase(
                    "\"categories\": [",
                    "\"categories\": [{\"consent\": \"exempt\", \"name\": \"X\"},",
                    "$.categories[0].id: missing; add it",
                    true),
            new ErrorCase("\"categories\": [", "\"categories\": [\"x\",", "$.categories[0]: must be an object", true),
            new ErrorCase(
                    "\"categories\": [",
                    "\"categories\": [{\"id\": \"ads\", \"consent\": \"opt-in\", \"name\": \"X\"},",
                    "$.categories[3].id: \"ads\" is also the id at $.categories[0].id; rename one",
                    false));

    private SiteErrorCases() {}
}
