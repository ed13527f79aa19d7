// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.choice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cookiecharter.account.AccountSession;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.charter.InterfaceTexts;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.endpoint.Endpoint;
import org.cookiecharter.endpoint.EndpointResponse;
import org.cookiecharter.endpoint.Exchange;
import org.cookiecharter.endpoint.Languages;
import org.cookiecharter.endpoint.Problem;
import org.cookiecharter.endpoint.charter.CharterPage;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.ProofStore.AccountChoice;
import org.cookiecharter.proof.StoredRecord;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /consent/proof}: the consent records of this visitor, found only by the id in their signed cookie or by the
 * account that is logged in. It responds with a page to clients that prefer HTML, else with a JSON download; {@code ?format=json} always selects the
 * download.
 */
public final class ProofEndpoint implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(ProofEndpoint.class);

    private final ProofStore proofs;
    private final Catalogue catalogue;
    private final Languages languages;
    private final CharterPage charter;
    private final String path;

    public ProofEndpoint(
            ProofStore proofs, Catalogue catalogue, Languages languages, CharterPage charter, String path) {
        this.proofs = proofs;
        this.catalogue = catalogue;
        this.languages = languages;
        this.charter = charter;
        this.path = path;
    }

    @Override
    public void handle(Exchange exchange) {
        if (!exchange.isGetOrHead()) {
            exchange.rejectMethod("GET, HEAD");
            return;
        }
        if (AccountRecorder.isAccountChoice(exchange)) {
            exchange.execute(() -> exchange.respond(readAccount(exchange)));
            return;
        }
        String id = exchange.consent().choice().id();
        if (id == null) {
            exchange.respond(response(exchange, new Receipt(catalogue, null, List.of(), Map.of())));
            return;
        }
        // The store may block on the disk, and this thread may be one that must not block.
        exchange.execute(() -> exchange.respond(read(exchange, id)));
    }

    private EndpointResponse readAccount(Exchange exchange) {
        String account = AccountRecorder.account(exchange);
        AccountSession session = exchange.consent().accountSession();
        try {
            AccountChoice stored = account == null || session == null ? null : session.find(account);
            return stored == null
                    ? response(exchange, new Receipt(catalogue, null, List.of(), Map.of()))
                    : read(exchange, stored.recordId());
        } catch (RuntimeException e) {
            return unavailable(e);
        }
    }

    private EndpointResponse read(Exchange exchange, String id) {
        try {
            List<StoredRecord> records = proofs.find(id);
            Map<String, NoticeSnapshot> notices = new LinkedHashMap<>();
            for (StoredRecord stored : records) {
                String hash = stored.record().shown();
                NoticeSnapshot notice = notices.containsKey(hash) ? null : proofs.findNotice(hash);
                if (notice != null) {
                    notices.put(hash, notice);
                }
            }
            return response(exchange, new Receipt(catalogue, id, records, notices));
        } catch (RuntimeException e) {
            return unavailable(e);
        }
    }

    private static EndpointResponse unavailable(RuntimeException e) {
        LOG.warn("The consent records of a visitor cannot be read", e);
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE_503, "the consent records cannot be read at the moment; try again");
    }

    private EndpointResponse response(Exchange exchange, Receipt receipt) {
        if (prefersHtml(exchange)) {
            InterfaceTexts texts = languages.texts(languages.negotiate(exchange.request()));
            Markup page = charter.head(texts, texts.proof("title"));
            new ReceiptPage(receipt, texts, path, page).write();
            return CharterPage.response(HttpStatus.OK_200, texts.language(), CharterPage.foot(page))
                    .with(HttpHeader.VARY, "Accept, Accept-Language, Cookie");
        }
        return EndpointResponse.of(HttpStatus.OK_200, "application/json", receipt.json())
                .with(HttpHeader.CONTENT_DISPOSITION, "attachment; filename=\"consent-proof.json\"")
                .with(HttpHeader.VARY, "Accept, Cookie")
                .uncached();
    }

    private static boolean prefersHtml(Exchange exchange) {
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
                    // A type that is preferred but not available.
                }
            }
        }
        return false;
    }
}
