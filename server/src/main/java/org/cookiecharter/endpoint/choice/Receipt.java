// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.choice;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Catalogue.Controller;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.StoredRecord;
import org.jspecify.annotations.Nullable;

/**
 * The consent records of one visitor as JSON: a receipt that is complete without the site.
 *
 * <p>Its members have the names of ISO/IEC TS 27560:2023 if the standard has one: {@code schema_version},
 * {@code pii_principal_id}, {@code pii_controllers} with {@code party_name} and {@code party_contact}; in each record
 * {@code record_id}, {@code privacy_notice}, {@code language}, {@code lawful_basis}, {@code collection_method} and
 * {@code event} with {@code event_time}, {@code event_type}, {@code event_state} and {@code validity_duration}. The
 * others are: {@code rule} (of the visitor's region), {@code reach} ({@code account} or {@code device}), {@code granted}
 * and {@code refused} (ids, whose purposes, cookies, recipients and transfers are in the notice), {@code host}, {@code
 * banner_version}, {@code client}, {@code integrity} (the position in the hash chain of records) and {@code notices} (the
 * texts that were shown, by hash). It claims no conformity.
 */
final class Receipt {
    private static final String SCHEMA = "cookie-charter-receipt-1";

    private final Catalogue catalogue;
    private final @Nullable String id;
    private final List<StoredRecord> records;
    private final Map<String, NoticeSnapshot> notices;

    /**
     * @param id the visitor's id, or null if there is none
     * @param notices the notices by hash
     */
    Receipt(Catalogue catalogue, @Nullable String id, List<StoredRecord> records, Map<String, NoticeSnapshot> notices) {
        this.catalogue = catalogue;
        this.id = id;
        this.records = records;
        this.notices = notices;
    }

    @Nullable
    String id() {
        return id;
    }

    List<StoredRecord> records() {
        return records;
    }

    @Nullable
    NoticeSnapshot notice(ConsentRecord record) {
        return notices.get(record.shown());
    }

    String json() {
        JsonObject json = new JsonObject();
        json.addProperty("schema_version", SCHEMA);
        json.addProperty("pii_principal_id", id);
        json.add("pii_controllers", controllers());
        JsonArray array = new JsonArray();
        records.forEach(stored -> array.add(record(stored, notice(stored.record()))));
        json.add("records", array);
        JsonObject noticesJson = new JsonObject();
        notices.forEach((hash, notice) -> noticesJson.add(hash, notice.tree()));
        json.add("notices", noticesJson);
        return new GsonBuilder()
                .serializeNulls()
                .disableHtmlEscaping()
                .setPrettyPrinting()
                .create()
                .toJson(json);
    }

    private JsonArray controllers() {
        JsonArray controllers = new JsonArray();
        Controller declared = catalogue.controller();
        JsonObject controller = new JsonObject();
        controller.addProperty("party_name", declared == null ? null : declared.name());
        controller.addProperty("party_contact", declared == null ? null : declared.contact());
        controller.addProperty("party_url", catalogue.site());
        controllers.add(controller);
        return controllers;
    }

    private static JsonObject record(StoredRecord stored, @Nullable NoticeSnapshot shown) {
        ConsentRecord record = stored.record();
        JsonObject json = new JsonObject();
        json.addProperty("record_id", stored.head().node() + '/' + stored.head().place());
        json.add("event", event(record));
        json.add("granted", ChoiceJson.strings(record.granted()));
        json.add("refused", ChoiceJson.strings(record.refused()));
        json.addProperty("lawful_basis", "consent");
        json.addProperty("collection_method", record.method().text());
        json.addProperty("host", record.host());
        json.addProperty("language", record.language());
        JsonObject notice = new JsonObject();
        notice.addProperty("revision", record.revision());
        notice.addProperty("sha256", record.shown());
        json.add("privacy_notice", notice);
        if (shown != null && shown.rule() != null) {
            json.addProperty("rule", shown.rule());
        }
        if (shown != null && shown.reach() != null) {
            json.addProperty("reach", shown.reach());
        }
        json.addProperty("banner_version", record.banner());
        json.addProperty("client", record.client());
        JsonObject integrity = new JsonObject();
        integrity.addProperty("node", stored.head().node());
        integrity.addProperty("place", stored.head().place());
        integrity.addProperty("sha256", stored.head().hash());
        json.add("integrity", integrity);
        return json;
    }

    private static JsonObject event(ConsentRecord record) {
        String type = record.granted().isEmpty()
                ? switch (record.method()) {
                    case WITHDRAW -> "withdrawn";
                    default -> "refused";
                }
                : "given";
        JsonObject event = new JsonObject();
        event.addProperty("event_time", record.at().toString());
        event.addProperty("event_type", "explicit");
        event.addProperty("event_state", type);
        event.addProperty(
                "validity_duration",
                Duration.between(record.at(), record.until()).toString());
        return event;
    }
}
