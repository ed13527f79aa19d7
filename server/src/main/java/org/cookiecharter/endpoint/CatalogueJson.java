// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Collection;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Catalogue.Controller;
import org.cookiecharter.catalogue.Catalogue.RegionRule;
import org.cookiecharter.catalogue.Category;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.catalogue.LocalizedText;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.catalogue.Service.Exemption;
import org.cookiecharter.catalogue.Service.Location;
import org.cookiecharter.charter.InterfaceTexts;
import org.jspecify.annotations.Nullable;

/** A catalogue as JSON, in one language. */
public record CatalogueJson(Catalogue catalogue, String language, InterfaceTexts texts) {
    /** Next to texts that are missing in the requested language: the language that each of them is in. */
    private static final String FOREIGN = "foreign";

    public JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("revision", catalogue.revision());
        json.addProperty("language", language);
        json.addProperty("direction", texts.direction());
        json.add("languages", strings(catalogue.languages()));
        json.addProperty("site", catalogue.site());
        Controller controller = catalogue.controller();
        if (controller != null) {
            json.add("controller", json(controller));
        }
        JsonArray categories = new JsonArray();
        catalogue.categories().forEach(category -> categories.add(json(category)));
        json.add("categories", categories);
        JsonArray services = new JsonArray();
        catalogue.services().forEach(service -> services.add(json(service)));
        json.add("services", services);
        if (!catalogue.regionRules().isEmpty()) {
            JsonArray regions = new JsonArray();
            catalogue.regionRules().forEach(rule -> regions.add(json(rule)));
            json.add("regions", regions);
        }
        json.add("texts", texts.banner());
        return json;
    }

    private static JsonObject json(Controller controller) {
        JsonObject json = new JsonObject();
        json.addProperty("name", controller.name());
        if (controller.contact() != null) {
            json.addProperty("contact", controller.contact());
        }
        if (controller.dataProtectionOfficer() != null) {
            json.addProperty("dataProtectionOfficer", controller.dataProtectionOfficer());
        }
        return json;
    }

    private static JsonObject json(RegionRule rule) {
        JsonObject json = new JsonObject();
        json.addProperty("id", rule.id());
        json.add("regions", strings(rule.regions()));
        JsonObject consent = new JsonObject();
        rule.consent().forEach((category, requirement) -> consent.addProperty(category, requirement.text()));
        json.add("consent", consent);
        return json;
    }

    private JsonObject json(Category category) {
        JsonObject json = new JsonObject();
        json.addProperty("id", category.id());
        text(json, "name", category.name());
        text(json, "purpose", category.purpose());
        text(json, "description", category.description());
        json.addProperty("consent", category.consent().text());
        json.addProperty("saleOrSharing", category.saleOrSharing());
        json.addProperty("gpc", category.gpc());
        return json;
    }

    private JsonObject json(Service service) {
        JsonObject json = new JsonObject();
        json.addProperty("id", service.id());
        json.addProperty("provider", service.provider());
        text(json, "name", service.name());
        json.add(
                "location",
                strings(service.location().stream().map(Location::text).toList()));
        json.addProperty("locationText", texts.location(service.location()));
        json.addProperty("category", service.category().id());
        text(json, "purpose", service.purpose());
        json.add("origins", strings(service.origins()));
        text(json, "privacyPolicy", service.privacyPolicy());
        text(json, "recipients", service.recipients());
        text(json, "transfers", service.transfers());
        text(json, "dataRetention", texts.retention(service.dataRetention()));
        if (!service.exemption().isEmpty()) {
            json.add(
                    "exemption",
                    strings(service.exemption().stream()
                            .map(Exemption::text)
                            .sorted()
                            .toList()));
        }
        JsonArray cookies = new JsonArray();
        service.cookies().forEach(cookie -> cookies.add(json(cookie)));
        json.add("cookies", cookies);
        return json;
    }

    private JsonObject json(DeclaredCookie cookie) {
        JsonObject json = new JsonObject();
        json.addProperty("name", cookie.name());
        text(json, "purpose", cookie.purpose());
        json.addProperty("duration", cookie.duration().text());
        json.addProperty("durationText", texts.duration(cookie.duration()));
        json.addProperty("storage", cookie.storage().text());
        json.addProperty("thirdPartyAccess", cookie.thirdPartyAccess());
        return json;
    }

    private void text(JsonObject json, String key, @Nullable LocalizedText text) {
        if (text == null) {
            return;
        }
        json.addProperty(key, text.in(language));
        String own = text.languageFor(language);
        if (!InterfaceTexts.primaryTag(own).equals(InterfaceTexts.primaryTag(language))) {
            if (!json.has(FOREIGN)) {
                json.add(FOREIGN, new JsonObject());
            }
            json.getAsJsonObject(FOREIGN).addProperty(key, own);
        }
    }

    private static JsonArray strings(Collection<String> strings) {
        JsonArray array = new JsonArray();
        strings.forEach(array::add);
        return array;
    }
}
