package org.cookiecharter.jetty;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.UncheckedIOException;
import java.util.List;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.ProofStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /consent/proof}: what is recorded of this visitor, found by the id in their signed cookie alone. */
final class ProofEndpoint implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(ProofEndpoint.class);

    private final ProofStore proofs;

    ProofEndpoint(ProofStore proofs) {
        this.proofs = proofs;
    }

    @Override
    public void handle(Exchange exchange) {
        if (!exchange.reads()) {
            exchange.refuseMethod("GET, HEAD");
            return;
        }
        String id = exchange.consent().choice().id();
        List<ConsentRecord> records;
        try {
            records = id == null ? List.of() : proofs.find(id);
        } catch (UncheckedIOException | IllegalStateException e) {
            LOG.warn("Proofs could not be read", e);
            exchange.answer(Problem.of(HttpStatus.SERVICE_UNAVAILABLE_503, "the proofs could not be read; try again"));
            return;
        }
        JsonObject json = new JsonObject();
        json.addProperty("id", id);
        json.add("records", records(records));
        String text =
                new GsonBuilder().serializeNulls().setPrettyPrinting().create().toJson(json);
        exchange.answer(Answer.of(HttpStatus.OK_200, "application/json", text)
                .with(HttpHeader.CONTENT_DISPOSITION, "attachment; filename=\"consent-proof.json\"")
                .uncached());
    }

    private static JsonArray records(List<ConsentRecord> records) {
        JsonArray array = new JsonArray();
        for (ConsentRecord record : records) {
            JsonObject json = new JsonObject();
            json.addProperty("at", record.at().toString());
            json.addProperty("host", record.host());
            json.addProperty("revision", record.revision());
            json.addProperty("language", record.language());
            json.addProperty("method", record.method().text());
            json.add("granted", ChoiceJson.strings(record.granted()));
            json.add("refused", ChoiceJson.strings(record.refused()));
            array.add(json);
        }
        return array;
    }
}
