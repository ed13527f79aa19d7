// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cookiecharter.account.AccountSession;
import org.cookiecharter.catalogue.Catalogue.RegionRule;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.consent.Consent;
import org.cookiecharter.consent.CookieAction;
import org.cookiecharter.consent.CookieEvent;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.consent.Decision;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.consent.SiteRequest;
import org.cookiecharter.cookie.CookiePair;
import org.cookiecharter.cookie.SetCookie;
import org.cookiecharter.decision.CookiePolicy;
import org.cookiecharter.proof.DailyCount.Kind;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * The consent of the visitor of one exchange, with the cookies of the request and the events of the exchange. Safe for
 * use by the threads of its exchange.
 */
public final class ExchangeConsent implements Consent {
    private final CookiePolicy policy;
    private final CookieMetrics metrics;
    private final CookieEventLog eventLog;
    private final UsageStats usageStats;
    /** The cookies of the request, under the choice with which it arrived. */
    private final RequestCookies initialCookies;
    /** The same cookies, under the choice that was made in this exchange, if any. */
    private volatile RequestCookies currentCookies;

    private volatile @Nullable List<CookieOutcome> events;
    /** The values of the header fields by which this exchange sets consent cookies; null if it sets none. */
    private volatile @Nullable Set<String> consentCookies;

    /** Creates {@link #accountSession} on demand; null on a site without accounts. */
    private final @Nullable ConsentReader accountReader;

    private volatile @Nullable AccountSession accountSession;

    /** @param accountReader the reader of the account in the cookies; null on a site without accounts */
    ExchangeConsent(
            CookiePolicy policy,
            RequestCookies initialCookies,
            CookieEventLog eventLog,
            UsageStats usageStats,
            @Nullable ConsentReader accountReader) {
        this.accountReader = accountReader;
        this.policy = policy;
        this.initialCookies = initialCookies;
        this.currentCookies = initialCookies;
        this.eventLog = eventLog;
        this.metrics = eventLog.metrics();
        this.usageStats = usageStats;
    }

    @Override
    public boolean allows(String id) {
        return policy.allows(id, choice(), gpc());
    }

    @Override
    public Choice choice() {
        return currentCookies.choice();
    }

    @Override
    public boolean gpc() {
        return initialCookies.gpc();
    }

    @Override
    public boolean isChoiceNeeded() {
        return policy.isChoiceNeeded(choice(), gpc());
    }

    @Override
    public void account(@Nullable String pseudonym) {
        AccountSession session = accountSession();
        if (session == null) {
            throw new IllegalStateException(
                    "the site has no choices of accounts; enable them by setAccountChoices(true) of the settings");
        }
        if (pseudonym == null) {
            session.leave();
        } else {
            session.enter(pseudonym);
        }
        applyAccount();
    }

    /** Returns the account of this exchange; null on a site without accounts. */
    public @Nullable AccountSession accountSession() {
        AccountSession session = accountSession;
        return session != null || accountReader == null ? session : createAccountSession(accountReader);
    }

    private synchronized @Nullable AccountSession createAccountSession(ConsentReader reader) {
        if (accountSession == null) {
            accountSession = reader.accountSession(initialCookies.pairs());
        }
        return accountSession;
    }

    /** Applies the choice of the account, or of the device, after the account has changed in this exchange. */
    public void applyAccount() {
        AccountSession session = accountSession();
        if (session != null && !session.choice().equals(choice())) {
            currentCookies = RequestCookies.of(policy, initialCookies.pairs(), session.choice(), gpc());
        }
    }

    /**
     * Adds the cookies of the account that this exchange changes, each once.
     *
     * @return whether any was added
     */
    boolean addAccountCookies(HttpFields.Mutable headers, boolean secure) {
        AccountSession session = accountSession;
        if (session == null) {
            return false;
        }
        boolean added = false;
        for (String header : session.setCookies(secure)) {
            HttpField field = new HttpField(HttpHeader.SET_COOKIE, header);
            if (!headers.contains(field)) {
                addConsentCookie(header);
                headers.add(field);
                added = true;
            }
        }
        return added;
    }

    private synchronized void addConsentCookie(String header) {
        Set<String> cookies = consentCookies == null ? ConcurrentHashMap.newKeySet() : consentCookies;
        cookies.add(header);
        consentCookies = cookies;
    }

    /** Returns the rule for the visitor's region, or null if the catalogue makes no difference between regions. */
    public @Nullable RegionRule rule() {
        return policy.rule();
    }

    /** Applies a choice that was made in this exchange, so that it is effective in the same response. */
    void choose(Choice newChoice, String header) {
        addConsentCookie(header);
        currentCookies = RequestCookies.of(policy, initialCookies.pairs(), newChoice, gpc());
    }

    /** Returns the id of the choice with which the request arrived, or null if it has none. */
    @Nullable
    String previousChoiceId() {
        return initialCookies.choice().id();
    }

    /** Returns the cookies that the browser sent, in their order. */
    public List<CookiePair> requestCookies() {
        return initialCookies.pairs();
    }

    /** Returns the decision on the request cookie of this index. */
    public Decision decision(int index) {
        return currentCookies.decision(index);
    }

    /**
     * Returns the {@code Cookie} header field with the allowed cookies, for a request with one field that mixes both.
     */
    HttpField allowedCookieHeader() {
        return currentCookies.allowedCookieHeader();
    }

    /** Returns whether this header field sets a consent cookie, and is none of those that this software created. */
    boolean isForged(CookiePair cookie, String header) {
        Set<String> created = consentCookies;
        return policy.isReserved(cookie) && (created == null || !created.contains(header));
    }

    /** Returns whether a cookie without a name may be among the blocked cookies. */
    boolean mayIncludeNameless() {
        return currentCookies.mayIncludeNameless();
    }

    /** Counts a deletion of the blocked cookies. */
    void countDeletion() {
        currentCookies.countDeletion();
    }

    /** Returns the last plan that expired the blocked cookies, for any address; null if there is none. */
    @Nullable
    ExpiryPlan expiryPlan() {
        return currentCookies.expiryPlan();
    }

    void setExpiryPlan(ExpiryPlan plan) {
        currentCookies.setExpiryPlan(plan);
    }

    /** Returns the indexes of the cookies that are blocked now, one for each name. Do not modify the array. */
    int[] blockedIndexes() {
        return currentCookies.blockedIndexes();
    }

    Decision decide(String name) {
        return policy.decide(name, choice(), gpc());
    }

    Decision decide(CookiePair cookie) {
        return policy.decide(cookie, choice(), gpc());
    }

    /** Decides on a cookie whose {@link #declaration} the caller has already looked up. */
    Decision decide(CookiePair cookie, @Nullable CookieDeclaration declaration) {
        return policy.decide(cookie, declaration, choice(), gpc());
    }

    private Decision decide(String name, @Nullable CookieDeclaration declaration) {
        return policy.decide(name, declaration, choice(), gpc());
    }

    @Nullable
    CookieDeclaration declaration(CookiePair cookie) {
        return policy.declaration(cookie);
    }

    @Nullable
    CookieDeclaration declaration(String name) {
        return policy.declaration(name);
    }

    /** Returns the declarations of cookies that were allowed when the request arrived and are not after its choice. */
    List<CookieDeclaration> revoked() {
        Choice earlier = initialCookies.choice();
        if (currentCookies == initialCookies || choice().equals(earlier)) {
            return List.of();
        }
        List<CookieDeclaration> revoked = new ArrayList<>();
        for (CookieDeclaration declaration : policy.catalogue().declarations(Storage.COOKIE)) {
            String name = declaration.cookie().name();
            if (policy.decide(name, declaration, earlier, gpc()).isAllowed()
                    && !decide(name, declaration).isAllowed()) {
                revoked.add(declaration);
            }
        }
        return revoked;
    }

    /**
     * Returns whether the browser has this cookie with this value already, so that setting it only extends its life.
     */
    boolean has(SetCookie cookie) {
        for (CookiePair pair : requestCookies()) {
            if (pair.isNamed(cookie.name()) && pair.value().equals(cookie.value())) {
                return true;
            }
        }
        return false;
    }

    /** Records the action on each cookie of the request. Returns whether any must be stripped. */
    public boolean recordRequestCookies(Mode mode) {
        CookieAction blocked = mode == Mode.REPORT_ONLY ? CookieAction.WOULD_BLOCK : CookieAction.STRIPPED;
        int blockedCount = initialCookies.pairs().size() - initialCookies.allowedCount();
        if (requiresEach(initialCookies)) {
            recordEach(blocked);
        } else {
            for (ServiceCount count : initialCookies.serviceCounts()) {
                metrics.count(count.isAllowed() ? CookieAction.FORWARDED : blocked, count.service(), count.cookies());
            }
        }
        return blockedCount > 0 && mode == Mode.ENFORCE;
    }

    private void recordEach(CookieAction blocked) {
        for (int i = 0; i < initialCookies.pairs().size(); i++) {
            Decision decision = initialCookies.decision(i);
            CookiePair pair = initialCookies.pairs().get(i);
            record(
                    pair,
                    decision.isAllowed() ? CookieAction.FORWARDED : blocked,
                    decision,
                    initialCookies.service(i),
                    true);
            if (decision.isUndeclared()) {
                usageStats.count(Kind.SENT_COOKIE, pair.name());
            }
        }
    }

    /** Records the action on a cookie that the site sets. */
    void recordResponseCookie(
            CookiePair cookie, CookieAction action, Decision decision, @Nullable CookieDeclaration declaration) {
        record(cookie, action, decision, CookieMetrics.serviceName(decision, declaration), false);
        if (decision.isUndeclared()) {
            usageStats.count(Kind.SET_COOKIE, cookie.name());
        }
    }

    /**
     * Counts blocked cookies that are expired, and queues each for the log and the listener. Never blocks.
     *
     * @param expired their positions in {@link #blockedIndexes}
     */
    void recordExpired(BitSet expired) {
        int[] blocked = blockedIndexes();
        if (expired.nextClearBit(0) >= blocked.length && !requiresEach(currentCookies)) {
            for (ServiceCount count : currentCookies.blockedCounts()) {
                metrics.count(CookieAction.EXPIRED, count.service(), count.cookies());
            }
            return;
        }
        for (int i = expired.nextSetBit(0); i >= 0 && i < blocked.length; i = expired.nextSetBit(i + 1)) {
            CookiePair cookie = requestCookies().get(blocked[i]);
            record(cookie, CookieAction.EXPIRED, decision(blocked[i]), initialCookies.service(blocked[i]), true);
        }
    }

    /** Returns whether the cookies must be recorded one by one, and not only counted. */
    private boolean requiresEach(RequestCookies cookies) {
        return eventLog.requiresAllEvents() || cookies.hasUndeclared();
    }

    private void record(
            CookiePair cookie, CookieAction action, Decision decision, String service, boolean sentByClient) {
        metrics.count(action, decision, service);
        if (!eventLog.requiresEvent(decision)) {
            return;
        }
        String name = cookie.name();
        if (eventLog.requiresEvent(name, decision, sentByClient)) {
            CookieOutcome event = new CookieOutcome(new CookieEvent(name, action, decision), sentByClient);
            synchronized (this) {
                List<CookieOutcome> queue = events == null ? new ArrayList<>() : events;
                queue.add(event);
                events = queue;
            }
        }
    }

    /** Logs the events since the last call and passes them to the listener; call it without holding a lock. */
    public void publishEvents(SiteRequest request) {
        eventLog.publish(request, takeEvents());
    }

    /** Removes and returns the events since the last call. */
    private List<CookieOutcome> takeEvents() {
        if (events == null) {
            return List.of();
        }
        synchronized (this) {
            List<CookieOutcome> queued = events == null ? List.of() : events;
            events = null;
            return queued;
        }
    }
}
