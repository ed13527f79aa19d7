// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import com.google.gson.JsonObject;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.console.draft.CatalogueTree;
import org.cookiecharter.console.form.Form;
import org.jspecify.annotations.Nullable;

/** The form of the signals of consent that pages send to third-party scripts. */
public final class SignalsScreen extends SingleObjectScreen {
    public static final String PAGE = "signals";
    private static final String MEMBER = "signals";

    public SignalsScreen(Workspace workspace) {
        super(workspace, Form.SIGNALS, PAGE, SiteScreen.PAGE);
    }

    @Override
    JsonObject find(CatalogueTree tree, Visit visit) {
        if (tree.root().get(MEMBER) instanceof JsonObject signals) {
            return signals;
        }
        JsonObject signals = new JsonObject();
        tree.root().add(MEMBER, signals);
        return signals;
    }

    @Override
    void complete(CatalogueTree tree, JsonObject object) {
        if (object.isEmpty()) {
            tree.root().remove(MEMBER);
        }
    }

    @Override
    String path(CatalogueTree tree, JsonObject object, Visit visit) {
        return "$." + MEMBER;
    }

    @Override
    void before(Markup page, CatalogueTree tree, @Nullable JsonObject object, Visit visit) {
        page.element("p", visit.texts().text("signals.hint"));
    }
}
