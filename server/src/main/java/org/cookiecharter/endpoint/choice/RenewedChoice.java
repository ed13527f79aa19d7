// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.choice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.endpoint.ConsentCategories;

/**
 * The response of a visitor who has chosen before, and whom the banner asks only about what is new in the catalogue. Its
 * buttons apply to what it lists: earlier grants and refusals of the rest stand.
 *
 * @param catalogue the current catalogue
 * @param earlier the choice in the visitor's cookie
 */
record RenewedChoice(Catalogue catalogue, Choice earlier) {
    /**
     * Returns a choice with the end of earlier grants, if the visitor has decided only on what is new: a grant does not
     * last longer because the catalogue was extended.
     */
    static Choice of(Catalogue catalogue, Choice choice, Choice earlier, ChoiceMethod method) {
        RenewedChoice renewed = new RenewedChoice(catalogue, earlier);
        boolean isButton = method == ChoiceMethod.ACCEPT_ALL || method == ChoiceMethod.REFUSE_ALL;
        return isButton && renewed.isAsked() && renewed.isKeeping(choice.ids()) ? choice.endingWith(earlier) : choice;
    }

    /** Returns whether the banner asks this visitor again. */
    boolean isAsked() {
        return earlier.isDecided() && !earlier.isCurrent(catalogue);
    }

    /** Returns all that is granted after "accept all": what was sent, and the earlier grants that stand. */
    List<String> accepted(List<String> sent) {
        List<String> kept = kept();
        List<String> all = new ArrayList<>(ConsentCategories.ids(catalogue));
        all.removeIf(id -> !sent.contains(id) && !kept.contains(id));
        return all;
    }

    /** Returns the ids that the banner lists and that "accept all" with these ids would not grant. */
    List<String> notAccepted(List<String> sent) {
        List<String> refused = ConsentCategories.refused(catalogue, accepted(sent));
        return without(refused, ConsentCategories.decided(catalogue, earlier, refused));
    }

    /** Returns what stays granted after "refuse all": those of the sent ids that are earlier grants that stand. */
    List<String> keptOf(List<String> sent) {
        return kept().stream().filter(sent::contains).toList();
    }

    /** Returns those of the sent ids that were not granted before, so that "refuse all" cannot grant them. */
    List<String> newIn(List<String> sent) {
        return without(sent, ConsentCategories.granted(catalogue, earlier));
    }

    /** Returns whether a choice with these grants contains any that stand from the earlier one. */
    boolean isKeeping(Collection<String> granted) {
        return kept().stream().anyMatch(granted::contains);
    }

    /** Returns the earlier grants that stand, without services of a category about which the visitor is asked. */
    private List<String> kept() {
        return ConsentCategories.decided(catalogue, earlier, ConsentCategories.granted(catalogue, earlier));
    }

    private static List<String> without(List<String> ids, List<String> excluded) {
        return ids.stream().filter(id -> !excluded.contains(id)).toList();
    }
}
