// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.cookie.ChoiceCookie;
import org.cookiecharter.choice.cookie.SigningKeys;
import org.cookiecharter.cookie.CookiePair;
import org.cookiecharter.decision.CookiePolicy;
import org.cookiecharter.proof.ProofStore.AccountChoice;
import org.jspecify.annotations.Nullable;

/**
 * The choices of the accounts of one site, and the cookies by which a device on which an account is logged in has its
 * choice. The device's own choice stays in the consent cookie meanwhile, untouched:
 *
 * <ul>
 *   <li>{@code NAME_login}: the encrypted {@link Login}, which scripts cannot read;
 *   <li>{@code NAME_account}: the account's choice, in the format of the consent cookie, so that scripts can read it. It
 *       is signed together with the login, and counts with no other.
 * </ul>
 *
 * <p>Both end with the browser session, like a login. Thread-safe.
 */
public final class SiteAccounts {
    /** The revision of a choice whose grants have expired, so that only its refusals are left: none that exists. */
    private static final String NO_REVISION = "00000000";

    private static final int ID_BYTES = 16;

    private final AccountChoices choices;
    private final Supplier<SigningKeys> keys;
    private final String site;
    private final byte[] secret;
    private final CookiePolicy policy;
    private final @Nullable String cookieDomain;
    private final Choice.Validity validity;
    private final Clock clock;
    private final LoginCookie loginCookie;
    private final SecureRandom random = new SecureRandom();

    /**
     * Creates the accounts of a site.
     *
     * @param site the name of the site among several; empty if it is the only one
     * @param secret the secret of the proof store
     * @param policy the policy of the site, which names the cookies
     * @param cookieDomain the domain of the cookies, or null for this host only
     */
    public SiteAccounts(
            AccountChoices choices,
            Supplier<SigningKeys> keys,
            String site,
            byte[] secret,
            CookiePolicy policy,
            @Nullable String cookieDomain,
            Choice.Validity validity,
            Clock clock) {
        this.choices = choices;
        this.keys = keys;
        this.site = site;
        this.secret = secret.clone();
        this.policy = policy;
        this.cookieDomain = cookieDomain;
        this.validity = validity;
        this.clock = clock;
        this.loginCookie = new LoginCookie(keys, site);
    }

    /**
     * Returns the choice of the account in the cookies of a request, or {@link Choice#UNDECIDED} if there is none that
     * is valid with its login.
     */
    public Choice readChoice(List<CookiePair> cookies) {
        String login = find(cookies, policy.loginCookieName());
        return login == null
                ? Choice.UNDECIDED
                : boundTo(login).read(find(cookies, policy.accountCookieName()), clock.instant());
    }

    /**
     * Returns the account in an exchange.
     *
     * @param cookies the cookies of the request
     * @param deviceChoice the choice in the consent cookie
     */
    public AccountSession session(List<CookiePair> cookies, Choice deviceChoice) {
        String token = find(cookies, policy.loginCookieName());
        return new AccountSession(
                this,
                deviceChoice,
                token,
                token == null ? null : loginCookie.read(token, clock.instant()),
                find(cookies, policy.accountCookieName()),
                readChoice(cookies));
    }

    private static @Nullable String find(List<CookiePair> cookies, String name) {
        for (CookiePair cookie : cookies) {
            if (cookie.isNamed(name)) {
                return cookie.value();
            }
        }
        return null;
    }

    AccountChoices choices() {
        return choices;
    }

    LoginCookie loginCookie() {
        return loginCookie;
    }

    Instant now() {
        return Instant.ofEpochSecond(clock.instant().getEpochSecond());
    }

    String key(String pseudonym) {
        return AccountKey.of(secret, site, pseudonym);
    }

    /** Returns the codec of a choice on the device with this login. */
    ChoiceCookie boundTo(String login) {
        return new ChoiceCookie(keys, site + " login " + login, validity);
    }

    /** Returns the choice in a row of the store, or {@link Choice#UNDECIDED} if it is not valid any more. */
    Choice read(@Nullable AccountChoice stored) {
        Choice choice = stored == null
                ? Choice.UNDECIDED
                : storedCodec(stored.account()).read(stored.choice(), clock.instant());
        return choice.isDecided() && choice.revision().isEmpty()
                ? new Choice(NO_REVISION, choice.at(), choice.until(), null, choice.granted(), choice.refused())
                : choice;
    }

    /** Returns the choice as it is stored, signed for this account alone. */
    String write(Choice choice, String account) {
        return storedCodec(account).write(choice);
    }

    private ChoiceCookie storedCodec(String account) {
        return new ChoiceCookie(keys, site + " account " + account, validity);
    }

    /** Returns a random id. */
    String newId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    /**
     * Returns the {@code Set-Cookie} header field of the cookie with the login.
     *
     * @param token the encrypted login; null to delete the cookie
     */
    String setLoginCookie(@Nullable String token, boolean isSeparate, boolean secure) {
        // A separate choice lasts longer than the browser session, but no longer than the login is confirmed.
        String duration = isSeparate ? "; Max-Age=" + Login.VALIDITY.toSeconds() : "";
        return setCookie(policy.loginCookieName(), token, duration, secure) + "; HttpOnly";
    }

    /**
     * Returns the {@code Set-Cookie} header field of the cookie with the account's choice.
     *
     * @param value the encoded choice; null to delete the cookie
     */
    String setChoiceCookie(@Nullable String value, boolean secure) {
        return setCookie(policy.accountCookieName(), value, "", secure);
    }

    private String setCookie(String name, @Nullable String value, String duration, boolean secure) {
        return name + '=' + (value == null ? "" : value) + "; Path=/" + (value == null ? "; Max-Age=0" : duration)
                + (cookieDomain == null ? "" : "; Domain=" + cookieDomain)
                + "; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }
}
