// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.ChoiceMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks to have recorded.
 *
 * @param granted ids of the catalogue, none exempt, each once
 * @param method by which act
 * @param language in which it was shown; null if the client does not say
 */
record ChoiceRequest(
        List<String> granted, ChoiceMethod method, @Nullable String language) {
    private static final Set<String> MEMBERS = Set.of("granted", "method", "language", "revision");

    /** What is wrong with a request, as the response says it. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final int status;

        Refused(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }

        String detail() {
            return String.valueOf(getMessage());
        }
    }

    /** @param earlier the choice that the visitor's cookie holds */
    static ChoiceRequest ofJson(String json, Catalogue catalogue, Choice earlier) throws Refused {
        JsonObject body = object(json);
        for (String member : body.keySet()) {
            if (!MEMBERS.contains(member)) {
                throw unprocessable("\"" + member + "\" is unknown; send granted, method, language and revision");
            }
        }
        if (!(body.get("granted") instanceof JsonArray list)) {
            throw unprocessable("\"granted\" must be a list of ids");
        }
        List<String> granted = new ArrayList<>();
        for (JsonElement element : list) {
            if (!(element instanceof JsonPrimitive primitive) || !primitive.isString()) {
                throw unprocessable("\"granted\" must hold nothing but ids, as strings");
            }
            granted.add(primitive.getAsString());
        }
        String word = string(body, "method");
        ChoiceMethod method = word == null ? ChoiceMethod.CHOOSE : ChoiceMethod.of(word);
        if (method == null) {
            throw unprocessable("\"method\" must be accept-all, refuse-all, choose, once or withdraw");
        }
        List<String> offered = known(granted, catalogue);
        ChoiceMethodCheck.require(method, offered, catalogue, earlier);
        requireShown(string(body, "revision"), granted, catalogue);
        return new ChoiceRequest(offered, method, string(body, "language"));
    }

    static ChoiceRequest ofForm(Fields form, Catalogue catalogue) throws Refused {
        String decision = decision(form);
        if (decision == null) {
            List<String> granted = form.getValuesOrEmpty("granted");
            requireShown(form.getValue("revision"), granted, catalogue);
            return new ChoiceRequest(
                    ConsentCategories.withWholeCategories(catalogue, known(granted, catalogue)),
                    ChoiceMethod.FORM,
                    form.getValue("language"));
        }
        List<String> granted = switch (decision) {
            case "accept-all" -> ConsentCategories.categories(catalogue);
            case "refuse-all" -> List.of();
            default -> throw unprocessable("\"decision\" must be accept-all, refuse-all or withdraw");
        };
        requireShown(form.getValue("revision"), granted, catalogue);
        return new ChoiceRequest(granted, ChoiceMethod.FORM, form.getValue("language"));
    }

    /** Not read at one go: Gson lets the last of two members win, and another reader on the way the first. */
    private static JsonObject object(String json) throws Refused {
        JsonObject body = new JsonObject();
        JsonReader reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
        try {
            reader.beginObject();
            while (reader.hasNext()) {
                String member = reader.nextName();
                JsonElement value = JsonParser.parseReader(reader);
                if (body.has(member)) {
                    throw unprocessable("\"" + member + "\" stands twice; send it once");
                }
                body.add(member, value);
            }
            reader.endObject();
            if (reader.peek() == JsonToken.END_DOCUMENT) {
                return body;
            }
        } catch (IOException | JsonParseException | IllegalStateException e) {
            // Told below: what a client needs is the shape that is wanted.
        }
        throw new Refused(
                HttpStatus.BAD_REQUEST_400,
                "the body must be JSON like {\"granted\":[\"statistics\"],\"method\":\"choose\",\"language\":\"fr\"}");
    }

    /** The button that was pressed; null for the one that saves what is ticked. Nobody presses two. */
    static @Nullable String decision(Fields form) throws Refused {
        List<String> pressed = form.getValuesOrEmpty("decision");
        if (pressed.size() > 1) {
            throw unprocessable("\"decision\" stands twice; send it once");
        }
        return pressed.isEmpty() ? null : pressed.get(0);
    }

    private static @Nullable String string(JsonObject body, String member) throws Refused {
        JsonElement value = body.get(member);
        if (value == null || value.isJsonNull()) {
            return null;
        }
        if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        throw unprocessable("\"" + member + "\" must be a string");
    }

    private static List<String> known(List<String> ids, Catalogue catalogue) throws Refused {
        Set<String> wanted = new LinkedHashSet<>(ids);
        List<String> known = new ArrayList<>(ConsentCategories.ids(catalogue));
        List<String> strange = wanted.stream().filter(id -> !known.contains(id)).toList();
        if (!strange.isEmpty()) {
            throw unprocessable("no choice can be made on " + String.join(", ", strange) + "; it can on "
                    + String.join(", ", known));
        }
        known.retainAll(wanted);
        return known;
    }

    /**
     * Nobody agrees to what they were not shown: where the catalogue has changed meanwhile, a grant is asked for again. A
     * refusal holds whatever was shown.
     *
     * @param revision of what the client says was shown; null if it does not say
     */
    private static void requireShown(@Nullable String revision, List<String> granted, Catalogue catalogue)
            throws Refused {
        if (revision != null && !granted.isEmpty() && !revision.equals(catalogue.revision())) {
            throw new Refused(
                    HttpStatus.CONFLICT_409,
                    "the catalogue has changed since it was shown, to revision " + catalogue.revision()
                            + "; show it anew");
        }
    }

    private static Refused unprocessable(String message) {
        return new Refused(HttpStatus.UNPROCESSABLE_ENTITY_422, message);
    }
}
