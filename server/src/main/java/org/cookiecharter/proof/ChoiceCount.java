// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.time.LocalDate;
import java.util.List;
import org.cookiecharter.choice.ChoiceMethod;

/**
 * How often the same choice was made on one day: what is left of records when nobody can be told from it. Counted with
 * each record, so that a report need not read millions of them, and kept when the records are erased.
 *
 * @param day in UTC
 * @param language in which the choice was shown, as a BCP 47 tag
 * @param method by which act
 * @param granted the ids of the granted categories and services
 * @param refused the ids of the refused ones
 * @param times from 1
 */
public record ChoiceCount(
        LocalDate day, String language, ChoiceMethod method, List<String> granted, List<String> refused, long times) {
    public ChoiceCount {
        granted = List.copyOf(granted);
        refused = List.copyOf(refused);
    }
}
