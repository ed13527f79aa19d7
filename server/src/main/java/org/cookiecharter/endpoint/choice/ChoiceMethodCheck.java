// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.choice;

import java.util.List;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.endpoint.ConsentCategories;
import org.eclipse.jetty.http.HttpStatus;

/**
 * The check that the method in a JSON request agrees with what the request grants. A consent record is evidence: it
 * must not claim an act that cannot have happened, whatever the client sends.
 */
final class ChoiceMethodCheck {
    private ChoiceMethodCheck() {}

    /**
     * Checks a request.
     *
     * @param granted ids of the catalogue, none of them exempt
     * @param earlier the choice in the visitor's cookie
     * @throws RequestRejectedException with status 422 if no visitor can have made this choice by this method
     */
    static void require(ChoiceMethod method, List<String> granted, Catalogue catalogue, Choice earlier)
            throws RequestRejectedException {
        RenewedChoice renewed = new RenewedChoice(catalogue, earlier);
        boolean isAsked = renewed.isAsked();
        switch (method) {
            case ACCEPT_ALL ->
                requireNothingRefused(
                        isAsked ? renewed.notAccepted(granted) : ConsentCategories.refused(catalogue, granted));
            case REFUSE_ALL -> requireNothingGranted(method, isAsked ? renewed.newIn(granted) : granted);
            case WITHDRAW -> {
                requireNothingGranted(method, granted);
                if (earlier.ids().isEmpty()) {
                    throw unprocessable("\"method\" (withdraw) needs an earlier consent, and this visitor has none;"
                            + " send refuse-all");
                }
            }
            case ONCE -> {
                if (granted.isEmpty()) {
                    throw unprocessable("\"method\" (once) grants a service a single time; \"granted\" must name it");
                }
            }
            case GPC, FORM ->
                throw unprocessable(
                        "\"method\" (%s) is recorded only by the server; send accept-all, refuse-all, choose,"
                                        .formatted(method.text())
                                + " once or withdraw");
            case CHOOSE -> {
                // The preferences dialog can save any combination, including all and nothing.
            }
        }
    }

    private static void requireNothingRefused(List<String> refused) throws RequestRejectedException {
        if (!refused.isEmpty()) {
            throw unprocessable("\"method\" (accept-all) must grant everything; \"granted\" lacks "
                    + String.join(", ", refused) + "; send choose for a part");
        }
    }

    private static void requireNothingGranted(ChoiceMethod method, List<String> granted)
            throws RequestRejectedException {
        if (!granted.isEmpty()) {
            throw unprocessable("\"method\" (" + method.text() + ") grants nothing; \"granted\" must be empty");
        }
    }

    private static RequestRejectedException unprocessable(String detail) {
        return new RequestRejectedException(HttpStatus.UNPROCESSABLE_ENTITY_422, detail);
    }
}
