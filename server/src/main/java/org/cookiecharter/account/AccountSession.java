// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.proof.ProofStore.AccountChoice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The account in one exchange: who is logged in on the device, and which choice applies there. It collects the changes
 * of the two cookies until the response is sent. Safe for use by the threads of its exchange.
 */
public final class AccountSession {
    private static final Logger LOG = LoggerFactory.getLogger(AccountSession.class);

    private final SiteAccounts accounts;
    private final Choice deviceChoice;
    private final @Nullable String sentToken;
    private final @Nullable String sentChoice;
    private @Nullable String token;
    private @Nullable Login login;
    private @Nullable String choiceValue;
    private Choice accountChoice;

    /**
     * Creates the session of an exchange.
     *
     * @param token the cookie with the login, or null if there is none
     * @param login the login in it, or null if it is not valid
     * @param choiceValue the cookie with the account's choice, or null if there is none
     * @param accountChoice the choice in it, or {@link Choice#UNDECIDED} if it is not valid
     */
    AccountSession(
            SiteAccounts accounts,
            Choice deviceChoice,
            @Nullable String token,
            @Nullable Login login,
            @Nullable String choiceValue,
            Choice accountChoice) {
        this.accounts = accounts;
        this.deviceChoice = deviceChoice;
        this.sentToken = token;
        this.sentChoice = choiceValue;
        this.token = token;
        this.login = login;
        this.choiceValue = choiceValue;
        this.accountChoice = accountChoice;
    }

    /** Returns the choice that applies: that of the account, if there is one, or else that of the device. */
    public synchronized Choice choice() {
        return accountChoice.isDecided() ? accountChoice : deviceChoice;
    }

    /** Returns whether the choice of an account applies. */
    public synchronized boolean isAccountChoice() {
        return accountChoice.isDecided();
    }

    /** Returns whether an account is logged in, with a separate choice on this device or not. */
    public synchronized boolean isLoggedIn() {
        return login != null;
    }

    /** Returns whether an account is logged in, and the visitor wants a separate choice on this device. */
    public synchronized boolean isSeparate() {
        return login != null && login.isSeparate();
    }

    /** Returns the key of the account for which choices on this device count, or null if they count here only. */
    public synchronized @Nullable String account() {
        return login == null || login.isSeparate() ? null : login.account();
    }

    /**
     * Applies the choice of an account from now on. Blocks while the store is read, unless it was read seconds ago. If
     * it cannot be read, the choice that the device has stays in effect: that of this account, or else its own.
     */
    public synchronized void enter(String pseudonym) {
        String account = accounts.key(pseudonym);
        boolean isSame = login != null && login.account().equals(account);
        if (!isSame) {
            setLogin(new Login(account, accounts.now(), false));
        } else if (login != null && login.needsRenewal(accounts.now())) {
            setLogin(new Login(account, accounts.now(), login.isSeparate()));
        }
        if (!isSeparate()) {
            applyStored(account);
        }
    }

    /** Ends the login: the choice of the device applies again. */
    public synchronized void leave() {
        login = null;
        token = null;
        removeChoice();
    }

    /** Gives this device a separate choice while the account is logged in, or the choice of the account again. */
    public synchronized void setSeparate(boolean isSeparate) {
        if (login == null || login.isSeparate() == isSeparate) {
            return;
        }
        setLogin(new Login(login.account(), accounts.now(), isSeparate));
        if (login != null && !isSeparate) {
            applyStored(login.account());
        }
    }

    /** Returns a random id, for a choice or for the records of an account. */
    public String newId() {
        return accounts.newId();
    }

    /**
     * Checks that the cookie has room for a choice.
     *
     * @throws IllegalArgumentException if it has not
     */
    public void requireFits(Choice choice) {
        String unused = accounts.boundTo("").write(choice);
    }

    /** Reads the stored choice of an account, or null if there is none. */
    public @Nullable AccountChoice find(String account) {
        return accounts.choices().find(account);
    }

    /**
     * Stores a choice for the account, and applies it. Blocks while it is written.
     *
     * @param recordId the id of the account's records
     * @throws RuntimeException if a grant cannot be stored; a refusal is stored later then, and applies nevertheless
     */
    public void save(String account, String recordId, Choice choice) {
        Choice current = refusalInStore(account, choice);
        if (current.isDecided()) {
            apply(current);
            return;
        }
        Instant at = Objects.requireNonNull(choice.at(), "the choice is decided");
        Instant until = Objects.requireNonNull(choice.until(), "the choice is decided");
        AccountChoice stored = new AccountChoice(account, recordId, at, until, accounts.write(choice, account));
        if (choice.ids().isEmpty()) {
            accounts.choices().saveRefusal(stored);
        } else {
            accounts.choices().save(stored);
        }
        apply(choice);
    }

    /**
     * Returns the stored choice if it is the same refusal, which need not be written again: refusals have no rate
     * limit. Otherwise returns {@link Choice#UNDECIDED}.
     */
    private Choice refusalInStore(String account, Choice choice) {
        if (!choice.granted().isEmpty()) {
            return Choice.UNDECIDED;
        }
        try {
            Choice stored = accounts.read(accounts.choices().find(account));
            boolean isSame = stored.granted().isEmpty() && stored.revision().equals(choice.revision());
            return isSame ? stored : Choice.UNDECIDED;
        } catch (RuntimeException e) {
            LOG.debug("The choice of an account could not be read", e);
            return Choice.UNDECIDED;
        }
    }

    private void setLogin(Login newLogin) {
        boolean keepsChoice = accountChoice.isDecided()
                && login != null
                && login.account().equals(newLogin.account())
                && !newLogin.isSeparate();
        Choice kept = accountChoice;
        login = newLogin;
        token = accounts.loginCookie().write(newLogin);
        removeChoice();
        if (keepsChoice) {
            // It was signed together with the earlier token.
            apply(kept);
        }
    }

    private void applyStored(String account) {
        Choice stored;
        try {
            stored = accounts.read(accounts.choices().find(account));
        } catch (RuntimeException e) {
            LOG.warn("The choice of an account could not be read; the last one on the device stays in effect", e);
            return;
        }
        if (!stored.isDecided()) {
            removeChoice();
        } else if (!isSame(stored, accountChoice)) {
            apply(stored);
        }
    }

    private static boolean isSame(Choice stored, Choice applied) {
        return Objects.equals(stored.at(), applied.at())
                && stored.revision().equals(applied.revision())
                && stored.granted().equals(applied.granted())
                && stored.refused().equals(applied.refused());
    }

    private synchronized void apply(Choice choice) {
        if (token == null) {
            return;
        }
        // Scripts can read the id: it is another one on each device, and none of them is that of the records.
        String id = choice.granted().isEmpty() ? null : accounts.newId();
        accountChoice =
                new Choice(choice.revision(), choice.at(), choice.until(), id, choice.granted(), choice.refused());
        choiceValue = accounts.boundTo(token).write(accountChoice);
    }

    private void removeChoice() {
        accountChoice = Choice.UNDECIDED;
        choiceValue = null;
    }

    /** Returns the {@code Set-Cookie} header fields of the cookies that this exchange changes. */
    public synchronized List<String> setCookies(boolean secure) {
        List<String> fields = new ArrayList<>();
        if (!Objects.equals(token, sentToken)) {
            fields.add(accounts.setLoginCookie(token, isSeparate(), secure));
        }
        if (!Objects.equals(choiceValue, sentChoice)) {
            fields.add(accounts.setChoiceCookie(choiceValue, secure));
        }
        return fields;
    }
}
