// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.charter.InterfaceTexts;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.StoredRecord;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /consent/proof}: what is recorded of this visitor, found by the id in their signed cookie alone. A page for
 * who prefers HTML, else a JSON download, as {@code ?format=json} is in any case.
 */
final class ProofEndpoint implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(ProofEndpoint.class);

    private final ProofStore proofs;
    private final Catalogue catalogue;
    private final Languages languages;
    private final CharterPage charter;
    private final String path;

    ProofEndpoint(ProofStore proofs, Catalogue catalogue, Languages languages, CharterPage charter, String path) {
        this.proofs = proofs;
        this.catalogue = catalogue;
        this.languages = languages;
        this.charter = charter;
        this.path = path;
    }

    @Override
    public void handle(Exchange exchange) {
        if (!exchange.reads()) {
            exchange.refuseMethod("GET, HEAD");
            return;
        }
        String id = exchange.consent().choice().id();
        if (id == null) {
            exchange.answer(answer(exchange, new Receipt(catalogue, null, List.of(), Map.of())));
            return;
        }
        // Reading the store may wait for the disk, and the thread that is here may be one that must not.
        exchange.execute(() -> exchange.answer(read(exchange, id)));
    }

    private EndpointResponse read(Exchange exchange, String id) {
        try {
            List<StoredRecord> records = proofs.find(id);
            Map<String, NoticeSnapshot> notices = new LinkedHashMap<>();
            for (StoredRecord kept : records) {
                String hash = kept.record().shown();
                NoticeSnapshot notice = notices.containsKey(hash) ? null : proofs.findNotice(hash);
                if (notice != null) {
                    notices.put(hash, notice);
                }
            }
            return answer(exchange, new Receipt(catalogue, id, records, notices));
        } catch (RuntimeException e) {
            LOG.warn("The proofs of a visitor could not be read", e);
            return Problem.of(HttpStatus.SERVICE_UNAVAILABLE_503, "the proofs cannot be read at the moment; try again");
        }
    }

    private EndpointResponse answer(Exchange exchange, Receipt receipt) {
        if (wantsPage(exchange)) {
            InterfaceTexts texts = languages.texts(languages.of(exchange.request()));
            Markup page = charter.head(texts, texts.proof("title"));
            new ReceiptPage(receipt, texts, path, page).write();
            return CharterPage.answer(HttpStatus.OK_200, texts.language(), CharterPage.foot(page))
                    .with(HttpHeader.VARY, "Accept, Accept-Language, Cookie");
        }
        return EndpointResponse.of(HttpStatus.OK_200, "application/json", receipt.json())
                .with(HttpHeader.CONTENT_DISPOSITION, "attachment; filename=\"consent-proof.json\"")
                .with(HttpHeader.VARY, "Accept, Cookie")
                .uncached();
    }

    private static boolean wantsPage(Exchange exchange) {
        if (exchange.request().parameter("format") != null) {
            return false;
        }
        for (String type : exchange.request().accepted(HttpHeader.ACCEPT)) {
            switch (type) {
                case "text/html", "application/xhtml+xml" -> {
                    return true;
                }
                case "application/json", "*/*" -> {
                    return false;
                }
                default -> {
                    // Another type may be wanted more, and is not to be had.
                }
            }
        }
        return false;
    }
}
