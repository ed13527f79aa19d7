// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.choice;

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
import org.cookiecharter.endpoint.ConsentCategories;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A request to record a choice.
 *
 * @param granted ids about which visitors are asked, each once
 * @param method the act by which the visitor chose
 * @param language the language of the banner; null if the client does not send it
 */
record ChoiceRequest(
        List<String> granted, ChoiceMethod method, @Nullable String language) {
    private static final Set<String> ALLOWED_MEMBERS = Set.of("granted", "method", "language", "revision");

    /** @param earlier the choice in the visitor's cookie */
    static ChoiceRequest ofJson(String json, Catalogue catalogue, Choice earlier) throws RequestRejectedException {
        JsonObject body = parseObject(json);
        for (String member : body.keySet()) {
            if (!ALLOWED_MEMBERS.contains(member)) {
                throw unprocessable("\"" + member + "\" is unknown; send granted, method, language and revision");
            }
        }
        if (!(body.get("granted") instanceof JsonArray list)) {
            throw unprocessable("\"granted\" must be a list of ids");
        }
        List<String> granted = new ArrayList<>();
        for (JsonElement element : list) {
            if (!(element instanceof JsonPrimitive primitive) || !primitive.isString()) {
                throw unprocessable("\"granted\" must contain only ids, as strings");
            }
            granted.add(primitive.getAsString());
        }
        String methodText = stringMember(body, "method");
        ChoiceMethod method = methodText == null ? ChoiceMethod.CHOOSE : ChoiceMethod.of(methodText);
        if (method == null) {
            throw unprocessable("\"method\" must be accept-all, refuse-all, choose, once or withdraw");
        }
        // First: a page that shows an earlier catalogue may list ids about which visitors are no longer asked.
        requireCurrentRevision(stringMember(body, "revision"), granted, catalogue);
        List<String> choosable = requireChoosable(granted, catalogue);
        ChoiceMethodCheck.require(method, choosable, catalogue, earlier);
        return new ChoiceRequest(
                complete(choosable, method, new RenewedChoice(catalogue, earlier)),
                method,
                stringMember(body, "language"));
    }

    /** Adds what stands from an earlier choice, if a button of the banner was pressed that asks only about the rest. */
    private static List<String> complete(List<String> sent, ChoiceMethod method, RenewedChoice renewed) {
        if (!renewed.isAsked()) {
            return sent;
        }
        return switch (method) {
            case ACCEPT_ALL -> renewed.accepted(sent);
            case REFUSE_ALL -> renewed.keptOf(sent);
            default -> sent;
        };
    }

    static ChoiceRequest ofForm(Fields form, Catalogue catalogue) throws RequestRejectedException {
        String decision = decision(form);
        if (decision == null) {
            List<String> granted = form.getValuesOrEmpty("granted");
            requireCurrentRevision(form.getValue("revision"), granted, catalogue);
            return new ChoiceRequest(
                    ConsentCategories.withWholeCategories(catalogue, requireChoosable(granted, catalogue)),
                    ChoiceMethod.FORM,
                    form.getValue("language"));
        }
        List<String> granted = switch (decision) {
            case "accept-all" -> ConsentCategories.categories(catalogue);
            case "refuse-all" -> List.of();
            default -> throw unprocessable("\"decision\" must be accept-all, refuse-all or withdraw");
        };
        requireCurrentRevision(form.getValue("revision"), granted, catalogue);
        return new ChoiceRequest(granted, ChoiceMethod.FORM, form.getValue("language"));
    }

    /** Parses member by member to reject duplicates: Gson uses the last one, and an intermediary may use the first. */
    private static JsonObject parseObject(String json) throws RequestRejectedException {
        JsonObject body = new JsonObject();
        JsonReader reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
        try {
            reader.beginObject();
            while (reader.hasNext()) {
                String member = reader.nextName();
                JsonElement value = JsonParser.parseReader(reader);
                if (body.has(member)) {
                    throw unprocessable("\"" + member + "\" is sent twice; send it once");
                }
                body.add(member, value);
            }
            reader.endObject();
            if (reader.peek() == JsonToken.END_DOCUMENT) {
                return body;
            }
        } catch (IOException | JsonParseException | IllegalStateException e) {
            // Reported below: the client needs the expected format rather than the parser's message.
        }
        throw new RequestRejectedException(
                HttpStatus.BAD_REQUEST_400,
                "the body must be JSON like {\"granted\":[\"statistics\"],\"method\":\"choose\",\"language\":\"fr\"}");
    }

    /** Returns the button that was pressed, or null for the one that saves the checkboxes. Only one can be pressed. */
    static @Nullable String decision(Fields form) throws RequestRejectedException {
        List<String> pressed = form.getValuesOrEmpty("decision");
        if (pressed.size() > 1) {
            throw unprocessable("\"decision\" is sent twice; send it once");
        }
        return pressed.isEmpty() ? null : pressed.get(0);
    }

    private static @Nullable String stringMember(JsonObject body, String member) throws RequestRejectedException {
        JsonElement value = body.get(member);
        if (value == null || value.isJsonNull()) {
            return null;
        }
        if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        throw unprocessable("\"" + member + "\" must be a string");
    }

    private static List<String> requireChoosable(List<String> ids, Catalogue catalogue)
            throws RequestRejectedException {
        Set<String> requested = new LinkedHashSet<>(ids);
        List<String> choosable = ConsentCategories.ids(catalogue);
        List<String> unknown =
                requested.stream().filter(id -> !choosable.contains(id)).toList();
        if (!unknown.isEmpty()) {
            throw unprocessable("\"granted\" must not contain " + String.join(", ", unknown) + "; choose from "
                    + String.join(", ", choosable));
        }
        choosable.retainAll(requested);
        return choosable;
    }

    /**
     * Rejects a grant if the catalogue has changed since it was shown: a visitor cannot consent to unseen content. A
     * refusal is valid whatever was shown.
     *
     * @param revision the revision that was shown; null if the client does not send it
     */
    private static void requireCurrentRevision(@Nullable String revision, List<String> granted, Catalogue catalogue)
            throws RequestRejectedException {
        if (revision != null && !granted.isEmpty() && !revision.equals(catalogue.revision())) {
            throw new RequestRejectedException(
                    HttpStatus.CONFLICT_409,
                    "the catalogue has changed since it was shown, to revision " + catalogue.revision()
                            + "; show the banner again");
        }
    }

    private static RequestRejectedException unprocessable(String message) {
        return new RequestRejectedException(HttpStatus.UNPROCESSABLE_ENTITY_422, message);
    }
}
