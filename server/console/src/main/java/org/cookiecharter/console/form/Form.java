// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.form;

import java.util.List;
import org.cookiecharter.console.form.Field.Kind;

/**
 * The fields in which one kind of object is edited. The texts of a field have the keys {@code name.key} for its label
 * and {@code name.key.hint} for its explanation, with the legal requirement.
 *
 * @param name the name of the form
 * @param fields its fields, in the order of the page
 */
public record Form(String name, List<Field> fields) {
    /** The site, its controller and the appearance of the banner. */
    public static final Form SITE = new Form(
            "site",
            List.of(
                    Field.of("site", Kind.LINE),
                    Field.of("controller.name", Kind.LINE),
                    Field.of("controller.contact", Kind.LINE),
                    Field.of("controller.dataProtectionOfficer", Kind.LINE),
                    Field.of("language", Kind.LANGUAGE),
                    Field.of("interface.placement", Kind.CHOICE, "bar", "corner", "dialog"),
                    Field.of("interface.theme", Kind.CHOICE, "plain", "minimal", "dsfr"),
                    Field.of("charter.title", Kind.TEXT).rare(),
                    Field.of("charter.introduction", Kind.LONG_TEXT).rare(),
                    Field.of("charter.definitionHeading", Kind.TEXT).rare(),
                    Field.of("charter.definition", Kind.LONG_TEXT).rare(),
                    Field.of("charter.types", Kind.TEXT).rare(),
                    Field.of("charter.usage", Kind.TEXT).rare()));

    /** The signals of consent for third-party scripts. */
    public static final Form SIGNALS = new Form(
            "signals",
            List.of(
                    Field.of("matomo", Kind.TARGET),
                    Field.of("matomoCookies", Kind.TARGET),
                    Field.of("meta", Kind.TARGET),
                    Field.of("microsoftUet", Kind.TARGET),
                    Field.of("tiktok", Kind.TARGET),
                    Field.of("googleConsentMode.ad_storage", Kind.TARGET),
                    Field.of("googleConsentMode.ad_user_data", Kind.TARGET),
                    Field.of("googleConsentMode.ad_personalization", Kind.TARGET),
                    Field.of("googleConsentMode.analytics_storage", Kind.TARGET),
                    Field.of("googleConsentMode.functionality_storage", Kind.TARGET),
                    Field.of("googleConsentMode.personalization_storage", Kind.TARGET),
                    Field.of("googleConsentMode.security_storage", Kind.TARGET),
                    Field.of("googleConsentMode.ads_data_redaction", Kind.FLAG),
                    Field.of("googleConsentMode.url_passthrough", Kind.FLAG),
                    Field.of("microsoftClarity.ad_Storage", Kind.TARGET),
                    Field.of("microsoftClarity.analytics_Storage", Kind.TARGET),
                    Field.of("hubspot.advertisement", Kind.TARGET),
                    Field.of("hubspot.analytics", Kind.TARGET),
                    Field.of("hubspot.functionality", Kind.TARGET),
                    Field.of("piano.opt-in", Kind.TARGET),
                    Field.of("piano.essential", Kind.TARGET)));

    /** A category. */
    public static final Form CATEGORY = new Form(
            "category",
            List.of(
                    Field.of("name", Kind.TEXT),
                    Field.of("consent", Kind.CHOICE, "opt-in", "opt-out", "exempt"),
                    Field.of("purpose", Kind.LONG_TEXT),
                    Field.of("description", Kind.LONG_TEXT).rare(),
                    Field.of("heading", Kind.TEXT).rare(),
                    Field.of("saleOrSharing", Kind.FLAG).rare(),
                    Field.of("gpc", Kind.FLAG).rare(),
                    Field.of("id", Kind.LINE).rare()));

    /** A service. */
    public static final Form SERVICE = new Form(
            "service",
            List.of(
                    Field.of("name", Kind.TEXT),
                    Field.of("provider", Kind.LINE),
                    Field.of("category", Kind.CATEGORY),
                    Field.of("purpose", Kind.LONG_TEXT),
                    Field.of("privacyPolicy", Kind.TEXT),
                    Field.of("dataRetention", Kind.RETENTION),
                    Field.of("recipients", Kind.TEXT),
                    Field.of("transfers", Kind.TEXT),
                    Field.of("exemption", Kind.CHECKS, "publisher-only", "anonymous", "single-site", "not-combined"),
                    Field.of("origins", Kind.LINES),
                    Field.of("location", Kind.CHECKS, "front-office", "back-office")
                            .rare(),
                    Field.of("saleOrSharing", Kind.FLAG).rare(),
                    Field.of("id", Kind.LINE).rare()));

    /** A cookie, or an entry of another storage. */
    public static final Form COOKIE = new Form(
            "cookie",
            List.of(
                    Field.of("name", Kind.LINE),
                    Field.of("purpose", Kind.LONG_TEXT),
                    Field.of("duration", Kind.DURATION),
                    Field.of("storage", Kind.CHOICE, "cookie", "localStorage", "sessionStorage", "indexedDB"),
                    Field.of("thirdPartyAccess", Kind.FLAG),
                    Field.of("renew", Kind.FLAG).rare(),
                    Field.of("domain", Kind.LINE).rare(),
                    Field.of("path", Kind.LINE).rare(),
                    Field.of("secure", Kind.FLAG).rare(),
                    Field.of("httpOnly", Kind.FLAG).rare(),
                    Field.of("sameSite", Kind.CHOICE, "Lax", "Strict").rare(),
                    Field.of("partitioned", Kind.FLAG).rare()));

    /** Returns the JSON paths of the fields of an object. */
    public List<String> paths(String objectPath) {
        return fields.stream().map(field -> field.path(objectPath)).toList();
    }
}
