// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.List;
import org.cookiecharter.catalogue.CatalogueErrorsTest.ErrorCase;

/** Cases of errors in cookie declarations. */
final class CookieErrorCases {
    static final List<ErrorCase> ALL = List.of(
            new ErrorCase(
                    "\"origins\": [\"m.example\"]",
                    "\"cookies\": [1]",
                    "$.services[3].cookies[0]: must be an object",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"secured\": true",
                    "$.services[0].cookies[0].secured: unknown key; allowed are name, purpose, duration, storage, domain, path, thirdPartyAccess, partitioned, renew, secure, httpOnly, sameSite",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"secure\": \"yes\"",
                    "$.services[0].cookies[0].secure: must be true or false",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"httpOnly\": 1",
                    "$.services[0].cookies[0].httpOnly: must be true or false",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"sameSite\": \"None\"",
                    "$.services[0].cookies[0].sameSite: \"None\" must be \"Lax\" or \"Strict\"; remove it if the application decides",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"sameSite\": \"lax\"",
                    "$.services[0].cookies[0].sameSite: \"lax\" must be \"Lax\" or \"Strict\"; remove it if the application decides",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"storage\": \"localStorage\", \"sameSite\": \"Lax\"",
                    "$.services[0].cookies[0].sameSite: only cookies have it; remove it, or the \"storage\"",
                    true),
            new ErrorCase("\"name\": \"sid\", ", "", "$.services[0].cookies[0].name: missing; add it", true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"*\"",
                    "$.services[0].cookies[0].name: \"*\" would match every name; write what the names have in common",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"**\"",
                    "$.services[0].cookies[0].name: \"**\" would match every name; write what the names have in common",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"a**\"",
                    "$.services[0].cookies[0].name: \"a**\" contains two stars in a row; write one",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"a;b\"",
                    "$.services[0].cookies[0].name: \"a;b\" is not a cookie name; it must be printable ASCII without ; = , \"",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"a=b\"",
                    "$.services[0].cookies[0].name: \"a=b\" is not a cookie name; it must be printable ASCII without ; = , \"",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"a,b\"",
                    "$.services[0].cookies[0].name: \"a,b\" is not a cookie name; it must be printable ASCII without ; = , \"",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \" a\"",
                    "$.services[0].cookies[0].name: \" a\" is not a cookie name; it must be printable ASCII without ; = , \"",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"a \"",
                    "$.services[0].cookies[0].name: \"a \" is not a cookie name; it must be printable ASCII without ; = , \"",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"é\"",
                    "$.services[0].cookies[0].name: \"é\" is not a cookie name; it must be printable ASCII without ; = , \"",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"a\\u0000\"",
                    "$.services[0].cookies[0].name: must not contain the control character U+0000; remove it",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn\"",
                    "$.services[0].cookies[0].name: \"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn…\" must not be longer than 256 characters",
                    true),
            new ErrorCase(
                    "\"_c\"",
                    "\"sid\"",
                    "$.services[1].cookies[0].name: \"sid\" is also declared at $.services[0].cookies[0].name; declare it once",
                    false),
            new ErrorCase(
                    "\"_c\"",
                    "\"_v_*\"",
                    "$.services[2].cookies[0].name: \"_v_*\" is also declared at $.services[1].cookies[0].name; declare it once",
                    false),
            new ErrorCase(
                    "\"_c\"",
                    "\"_*\"",
                    "$.services[2].cookies[0].name: \"_v_*\" and \"_*\" at $.services[1].cookies[0].name can match the same name in two categories; make one of them narrower",
                    false),
            new ErrorCase(
                    "\"_c\"",
                    "\"_v_1*\"",
                    "$.services[2].cookies[0].name: \"_v_*\" and \"_v_1*\" at $.services[1].cookies[0].name can match the same name in two categories; make one of them narrower",
                    false),
            new ErrorCase(
                    "\"_c\"",
                    "\"*_1\"",
                    "$.services[2].cookies[0].name: \"_v_*\" and \"*_1\" at $.services[1].cookies[0].name can match the same name in two categories; make one of them narrower",
                    false),
            new ErrorCase(
                    "\"_c\"",
                    "\"_v*x*\"",
                    "$.services[2].cookies[0].name: \"_v_*\" and \"_v*x*\" at $.services[1].cookies[0].name can match the same name in two categories; make one of them narrower",
                    false),
            new ErrorCase(
                    "\"purpose\": \"Session\", ",
                    "",
                    "$.services[0].cookies[0].purpose: missing; add it, as a string or as an object of language to text",
                    true),
            new ErrorCase(
                    "\"purpose\": \"Mesurer\", ",
                    "",
                    "$.services[2].cookies[0].purpose: missing; add it, as a string or as an object of language to text",
                    true),
            new ErrorCase(
                    "\"purpose\": \"Session\"",
                    "\"purpose\": {\"en\": \"Session\"}",
                    "$.services[0].cookies[0].purpose: has no text in the catalogue's language; add \"fr\"",
                    false),
            new ErrorCase(", \"duration\": \"P14D\"", "", "$.services[0].cookies[0].duration: missing; add it", true),
            new ErrorCase(", \"duration\": \"P6M\"", "", "$.services[2].cookies[0].duration: missing; add it", true),
            new ErrorCase(
                    "\"P14D\"",
                    "\"6 months\"",
                    "$.services[0].cookies[0].duration: \"6 months\" is not a duration; write ISO 8601 like \"P6M\" or \"PT30M\", or \"session\"",
                    true),
            new ErrorCase(
                    "\"P14D\"",
                    "\"P\"",
                    "$.services[0].cookies[0].duration: \"P\" is not a duration; write ISO 8601 like \"P6M\" or \"PT30M\", or \"session\"",
                    true),
            new ErrorCase(
                    "\"P14D\"",
                    "\"PT\"",
                    "$.services[0].cookies[0].duration: \"PT\" is not a duration; write ISO 8601 like \"P6M\" or \"PT30M\", or \"session\"",
                    true),
            new ErrorCase(
                    "\"P14D\"",
                    "\"P1\"",
                    "$.services[0].cookies[0].duration: \"P1\" is not a duration; write ISO 8601 like \"P6M\" or \"PT30M\", or \"session\"",
                    true),
            new ErrorCase(
                    "\"P14D\"",
                    "\"-P1D\"",
                    "$.services[0].cookies[0].duration: \"-P1D\" is not a duration; write ISO 8601 like \"P6M\" or \"PT30M\", or \"session\"",
                    true),
            new ErrorCase(
                    "\"P14D\"",
                    "\"P0D\"",
                    "$.services[0].cookies[0].duration: \"P0D\" is not a duration; write ISO 8601 like \"P6M\" or \"PT30M\", or \"session\"",
                    true),
            new ErrorCase(
                    "\"P14D\"",
                    "\"P1DT\"",
                    "$.services[0].cookies[0].duration: \"P1DT\" is not a duration; write ISO 8601 like \"P6M\" or \"PT30M\", or \"session\"",
                    true),
            new ErrorCase(
                    "\"P14D\"",
                    "\"p6m\"",
                    "$.services[0].cookies[0].duration: \"p6m\" is not a duration; write ISO 8601 like \"P6M\" or \"PT30M\", or \"session\"",
                    true),
            new ErrorCase(
                    "\"P14D\"",
                    "\"P100000D\"",
                    "$.services[0].cookies[0].duration: \"P100000D\" is not a duration; write ISO 8601 like \"P6M\" or \"PT30M\", or \"session\"",
                    true),
            new ErrorCase(
                    "\"P14D\"",
                    "\"P0.5D\"",
                    "$.services[0].cookies[0].duration: \"P0.5D\" is not a duration; write ISO 8601 like \"P6M\" or \"PT30M\", or \"session\"",
                    true),
            new ErrorCase("\"P14D\"", "14", "$.services[0].cookies[0].duration: must be a string", true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"storage\": \"cache\"",
                    "$.services[0].cookies[0].storage: \"cache\" must be \"cookie\", \"localStorage\", \"sessionStorage\" or \"indexedDB\"",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"domain\": \"a b\"",
                    "$.services[0].cookies[0].domain: \"a b\" is not a host name; write one like \"example.org\"",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"domain\": \"https://a.example\"",
                    "$.services[0].cookies[0].domain: \"https://a.example\" is not a host name; write one like \"example.org\"",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"domain\": \"a_b\"",
                    "$.services[0].cookies[0].domain: \"a_b\" is not a host name; write one like \"example.org\"",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"domain\": \"a.example\\r\\nX: y\"",
                    "$.services[0].cookies[0].domain: must not contain the control character U+000D; remove it",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"path\": \"a\"",
                    "$.services[0].cookies[0].path: \"a\" must begin with / and be printable ASCII without spaces and ;",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"path\": \"/a b\"",
                    "$.services[0].cookies[0].path: \"/a b\" must begin with / and be printable ASCII without spaces and ;",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"path\": \"/a;b\"",
                    "$.services[0].cookies[0].path: \"/a;b\" must begin with / and be printable ASCII without spaces and ;",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"path\": \"/é\"",
                    "$.services[0].cookies[0].path: \"/é\" must begin with / and be printable ASCII without spaces and ;",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"path\": \"/\\n\"",
                    "$.services[0].cookies[0].path: must not contain the control character U+000A; remove it",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"storage\": \"indexedDB\", \"domain\": \"a.example\"",
                    "$.services[0].cookies[0].domain: only cookies have it; remove it, or the \"storage\"",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"storage\": \"indexedDB\", \"path\": \"/\"",
                    "$.services[0].cookies[0].path: only cookies have it; remove it, or the \"storage\"",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"storage\": \"indexedDB\", \"partitioned\": true",
                    "$.services[0].cookies[0].partitioned: only cookies have it; remove it, or the \"storage\"",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"__HOST-sid\", \"domain\": \"a.example\"",
                    "$.services[0].cookies[0].name: a __Host- cookie has no domain and the path / (RFC 6265bis, 4.1.3); remove them",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"__HOST-sid\", \"path\": \"/a\"",
                    "$.services[0].cookies[0].name: a __Host- cookie has no domain and the path / (RFC 6265bis, 4.1.3); remove them",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"thirdPartyAccess\": \"yes\"",
                    "$.services[0].cookies[0].thirdPartyAccess: must be true or false",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"partitioned\": \"yes\"",
                    "$.services[0].cookies[0].partitioned: must be true or false",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"renew\": \"yes\"",
                    "$.services[0].cookies[0].renew: must be true or false",
                    true),
            new ErrorCase(
                    "\"name\": \"sid\"",
                    "\"name\": \"sid\", \"name\": \"sid2\"",
                    "$.services[0].cookies[0].name: the key \"name\" is listed twice; keep one",
                    false));

    private CookieErrorCases() {}
}
