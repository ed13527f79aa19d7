// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.storage;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.discovery.DraftCatalogue;
import org.jspecify.annotations.Nullable;

/**
 * A draft: a catalogue that is edited and not published. Immutable.
 *
 * @param catalogue the JSON text of the catalogue
 * @param base the hash of the published version that the draft replaces; empty if there was none
 * @param editors the names of all who changed it
 * @param edited the last change
 * @param submitted the request for approval; null if there is none since the last change
 * @param note the reason for the change, for those who review it; empty if there is none
 */
public record Draft(
        String catalogue,
        String base,
        List<String> editors,
        Edit edited,
        @Nullable Edit submitted,
        String note) {
    public Draft {
        editors = List.copyOf(editors);
    }

    /** Returns this draft with another catalogue, by this user; it must be submitted again. */
    public Draft edit(String changedCatalogue, Edit edit) {
        return new Draft(changedCatalogue, base, withEditor(edit.by()), edit, null, note);
    }

    /** Returns this draft with a request for approval. */
    public Draft submit(Edit edit, String reason) {
        return new Draft(catalogue, base, withEditor(edit.by()), edited, edit, reason);
    }

    /** Returns this draft on top of another published version, which it replaces. */
    public Draft rebase(String newBase, Edit edit) {
        return new Draft(catalogue, newBase, withEditor(edit.by()), edit, null, note);
    }

    private List<String> withEditor(String user) {
        List<String> all = new ArrayList<>(editors);
        if (!all.contains(user)) {
            all.add(user);
        }
        return all;
    }

    String json() {
        JsonObject json = new JsonObject();
        json.addProperty("base", base);
        JsonArray names = new JsonArray();
        editors.forEach(names::add);
        json.add("editors", names);
        json.add("edited", edited.json());
        if (submitted != null) {
            json.add("submitted", submitted.json());
        }
        json.addProperty("note", note);
        json.add("catalogue", DraftCatalogue.parse(catalogue, "the draft").root());
        return JsonText.of(json);
    }

    static Draft read(JsonObject json) {
        List<String> editors = new ArrayList<>();
        json.getAsJsonArray("editors").forEach(name -> editors.add(name.getAsString()));
        Edit edited = Edit.read(json, "edited");
        if (edited == null) {
            throw new IllegalStateException("the draft must contain \"edited\"");
        }
        return new Draft(
                JsonText.of(json.getAsJsonObject("catalogue")),
                json.get("base").getAsString(),
                editors,
                edited,
                Edit.read(json, "submitted"),
                json.get("note").getAsString());
    }
}
