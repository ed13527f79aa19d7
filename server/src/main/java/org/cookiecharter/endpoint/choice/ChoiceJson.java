// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.choice;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Collection;
import org.cookiecharter.account.AccountSession;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.endpoint.ConsentCategories;
import org.cookiecharter.endpoint.EndpointResponse;
import org.cookiecharter.enforcement.ExchangeConsent;
import org.eclipse.jetty.http.HttpStatus;

/** A visitor's choice as JSON. */
final class ChoiceJson {
    private static final Gson GSON = new GsonBuilder().serializeNulls().create();

    private ChoiceJson() {}

    static EndpointResponse response(Catalogue catalogue, ExchangeConsent consent) {
        Choice choice = consent.choice();
        Instant at = choice.at();
        JsonObject json = new JsonObject();
        // A visitor who is asked about something new has not decided on the whole catalogue.
        json.addProperty("decided", choice.isCurrent(catalogue));
        json.add("granted", strings(ConsentCategories.granted(catalogue, choice)));
        json.add("refused", strings(ConsentCategories.refused(catalogue, choice)));
        json.addProperty("revision", catalogue.revision());
        json.addProperty("at", at == null ? null : at.toString());
        json.addProperty("id", choice.id());
        json.addProperty("gpc", consent.gpc());
        AccountSession account = consent.accountSession();
        if (account != null) {
            json.addProperty("reach", account.account() == null ? "device" : "account");
        }
        if (consent.rule() != null) {
            json.addProperty("rule", consent.rule().id());
        }
        return EndpointResponse.of(HttpStatus.OK_200, "application/json", GSON.toJson(json))
                .uncached();
    }

    static JsonArray strings(Collection<String> strings) {
        JsonArray array = new JsonArray();
        strings.forEach(array::add);
        return array;
    }
}
