// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.time.LocalDate;
import java.util.List;
import org.cookiecharter.choice.ChoiceMethod;

/**
 * The number of times that the same choice was made on one day. It is the part of the records from which no visitor can
 * be identified. Choices are counted with each record, so that a report need not read millions of them; the count
 * remains when the records are erased.
 *
 * @param day the day in UTC
 * @param language the language in which the visitor saw the notice, as a BCP 47 tag
 * @param method the action by which the visitor made the choice
 * @param granted the ids of the granted categories and services
 * @param refused the ids of the refused categories and services
 * @param times the number of choices, at least 1
 */
public record ChoiceCount(
        LocalDate day, String language, ChoiceMethod method, List<String> granted, List<String> refused, long times) {
    public ChoiceCount {
        granted = List.copyOf(granted);
        refused = List.copyOf(refused);
    }
}
