// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.visit;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.cookiecharter.audit.browser.DevToolsSession;
import org.cookiecharter.audit.browser.TargetObserver;
import org.cookiecharter.audit.observation.CookieWrite;
import org.cookiecharter.audit.observation.HttpExchange;
import org.cookiecharter.audit.observation.Moment;
import org.cookiecharter.audit.observation.RequestObservation;
import org.cookiecharter.audit.observation.StorageWrite;
import org.cookiecharter.audit.observation.StoredEntry;

/** Records everything that happens in a browser, with the moment of the visit at which it happens. */
final class Recorder implements TargetObserver {
    private final NetworkRecorder network;
    private final ScriptRecorder scripts;
    private final ExchangeRecorder exchanges = new ExchangeRecorder();
    private final StorageRecorder storage = new StorageRecorder();
    private final List<DevToolsSession> documents = new CopyOnWriteArrayList<>();
    private volatile Moment moment;
    private volatile boolean recording;

    Recorder(Clock clock, Moment moment) {
        network = new NetworkRecorder(clock);
        scripts = new ScriptRecorder(clock);
        this.moment = moment;
    }

    @Override
    public void onAttached(DevToolsSession session) {
        session.send("Network.enable");
        if (session.hasDocuments()) {
            session.send("Page.enable");
            ScriptRecorder.onAttached(session);
            StorageRecorder.onAttached(session);
            documents.add(session);
        }
    }

    @Override
    public void onEvent(DevToolsSession session, String method, JsonObject parameters) {
        if (method.equals("Page.javascriptDialogOpening")) {
            // An open dialog would block the page; a visitor who leaves a page that asks to stay leaves it.
            boolean leaves = parameters.get("type").getAsString().equals("beforeunload");
            session.send("Page.handleJavaScriptDialog", "accept", leaves);
        }
        if (recording) {
            network.onEvent(method, parameters, moment);
            exchanges.onEvent(method, parameters, moment);
            scripts.onEvent(method, parameters, moment);
        }
        storage.onEvent(method, parameters);
    }

    /** Starts to record requests and what is written; before, only what is stored is recorded. */
    void start() {
        recording = true;
    }

    /** Returns the current moment of the visit. */
    Moment moment() {
        return moment;
    }

    /** Sets the moment of all that happens from now on. */
    void setMoment(Moment next) {
        moment = next;
    }

    boolean isQuiet() {
        return network.isQuiet();
    }

    void forgetPending() {
        network.forgetPending();
    }

    /** Returns the sessions with pages and with frames of other sites; some may have ended. */
    List<DevToolsSession> documents() {
        return documents;
    }

    List<RequestObservation> requests() {
        return network.requests();
    }

    List<HttpExchange> exchanges() {
        return exchanges.exchanges();
    }

    List<CookieWrite> cookieWrites() {
        return Stream.concat(network.cookieWrites().stream(), scripts.cookieWrites().stream())
                .toList();
    }

    List<StorageWrite> storageWrites() {
        return scripts.storageWrites();
    }

    List<StoredEntry> storageEntries() {
        return new ArrayList<>(storage.entries());
    }
}
