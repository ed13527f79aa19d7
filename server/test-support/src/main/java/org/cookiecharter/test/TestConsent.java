// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.test;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Category;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.cookie.ChoiceCookie;
import org.cookiecharter.choice.cookie.SigningKeys;
import org.cookiecharter.decision.CookiePolicy;
import org.cookiecharter.proof.ProofStore;

/**
 * The visitors of a test: it signs their choices with the key of the application's proof store, so that the application
 * accepts them. No record is stored. Thread-safe.
 *
 * <pre>{@code
 * TestConsent visitors = TestConsent.of(catalogue, proofs);
 * TestChoice choice = visitors.granting("statistics");
 * request.header("Cookie", choice.cookie());
 * }</pre>
 */
public final class TestConsent {
    private static final String VISITOR = "test-test-test-test-00";

    private final Catalogue catalogue;
    private final Supplier<SigningKeys> keys;
    private final String cookieName;

    private TestConsent(Catalogue catalogue, Supplier<SigningKeys> keys, String cookieName) {
        this.catalogue = catalogue;
        this.keys = keys;
        this.cookieName = cookieName;
    }

    /**
     * Creates the visitors of an application with one catalogue for all hosts.
     *
     * @param proofs the proof store of the application
     */
    public static TestConsent of(Catalogue catalogue, ProofStore proofs) {
        return new TestConsent(catalogue, proofs::keys, "cookies_preferences");
    }

    /** Returns the same visitors for an application whose consent cookie has this name. */
    public TestConsent withCookieName(String name) {
        return new TestConsent(catalogue, keys, name);
    }

    /** Returns the catalogue. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** Returns a visitor who has not chosen. */
    public TestChoice undecided() {
        return choice(Choice.UNDECIDED, "");
    }

    /** Returns the choice of a visitor who refused everything that can be refused. */
    public TestChoice refusingAll() {
        return granting();
    }

    /** Returns the choice of a visitor who granted everything. */
    public TestChoice acceptingAll() {
        List<String> ids =
                catalogue.choosableCategories().stream().map(Category::id).toList();
        return granting(ids.toArray(String[]::new));
    }

    /**
     * Returns the choice of a visitor who granted these categories and services, and refused all others.
     *
     * @param ids the ids in the catalogue
     * @throws IllegalArgumentException if the catalogue does not contain one of them
     */
    public TestChoice granting(String... ids) {
        Choice choice = Choice.of(
                catalogue, List.of(ids), Instant.now(), ids.length == 0 ? null : VISITOR, Choice.Validity.DEFAULT);
        String value = new ChoiceCookie(keys, Choice.Validity.DEFAULT).write(choice);
        return choice(choice, cookieName + '=' + value);
    }

    private TestChoice choice(Choice choice, String cookie) {
        return new TestChoice(new CookiePolicy(catalogue, cookieName, false), choice, cookie);
    }
}
