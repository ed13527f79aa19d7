// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.form;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import org.cookiecharter.catalogue.CatalogueSyntax;
import org.cookiecharter.discovery.DraftCatalogue;
import org.eclipse.jetty.util.Fields;

/**
 * Applies a submitted form to a JSON object. A field that is left empty removes its member, except a gap, which stays
 * until somebody fills it in. Members without a field stay.
 */
public final class FormReader {
    /** Separates the name of a field from a language in the name of an input. */
    static final String LANGUAGE_SEPARATOR = ":";

    static final String UNIT = LANGUAGE_SEPARATOR + "unit";

    private final Fields input;
    private final List<String> languages;

    /**
     * Creates a reader.
     *
     * @param input the submitted values
     * @param languages the languages of the catalogue, the default one first
     */
    public FormReader(Fields input, List<String> languages) {
        this.input = input;
        this.languages = languages;
    }

    /** Applies the form to an object, which is modified. */
    public void apply(Form form, JsonObject object) {
        for (Field field : form.fields()) {
            int dot = field.key().indexOf('.');
            if (dot < 0) {
                apply(field, object, field.key());
                continue;
            }
            String outer = field.key().substring(0, dot);
            JsonObject inner = object.get(outer) instanceof JsonObject existing ? existing : new JsonObject();
            apply(field, inner, field.key().substring(dot + 1));
            if (inner.isEmpty()) {
                object.remove(outer);
            } else {
                object.add(outer, inner);
            }
        }
    }

    private void apply(Field field, JsonObject object, String member) {
        switch (field.kind()) {
            case LINE, CHOICE, CATEGORY, TARGET, LANGUAGE -> setString(object, member, line(field.key()));
            case TEXT, LONG_TEXT -> setText(field, object, member);
            case FLAG -> setFlag(object, member, line(field.key()));
            case CHECKS ->
                setList(
                        object,
                        member,
                        field.options().stream()
                                .filter(values(field.key())::contains)
                                .toList());
            case LINES -> setList(object, member, lines(field.key()));
            case DURATION -> setString(object, member, duration(field.key()));
            case RETENTION -> {
                if (input.getValue(field.key() + UNIT) == null) {
                    setText(field, object, member);
                } else {
                    setString(object, member, duration(field.key()));
                }
            }
        }
    }

    private List<String> values(String name) {
        Fields.Field values = input.get(name);
        return values == null ? List.of() : values.getValues();
    }

    private String line(String name) {
        String value = input.getValue(name);
        return value == null ? "" : value.replaceAll("[\\r\\n\\t]+", " ").strip();
    }

    private List<String> lines(String name) {
        String value = input.getValue(name);
        return value == null
                ? List.of()
                : value.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    private String duration(String name) {
        String unit = input.getValue(name + UNIT);
        return new DurationInput(line(name), unit == null ? DurationInput.OTHER : unit).text();
    }

    private static void setString(JsonObject object, String member, String value) {
        if (!value.isEmpty()) {
            if (!DraftCatalogue.text(object, member).equals(value)) {
                object.addProperty(member, value);
            }
        } else if (!DraftCatalogue.isGap(object, member)) {
            object.remove(member);
        }
    }

    private static void setFlag(JsonObject object, String member, String value) {
        if (value.isEmpty()) {
            object.remove(member);
        } else {
            object.addProperty(member, value.equals("true"));
        }
    }

    private static void setList(JsonObject object, String member, List<String> values) {
        JsonArray list = new JsonArray();
        values.forEach(list::add);
        if (values.isEmpty()) {
            object.remove(member);
        } else if (!list.equals(object.get(member))) {
            object.add(member, list);
        }
    }

    /** Sets a text. A string stays one as long as only the default language has a text. */
    private void setText(Field field, JsonObject object, String member) {
        JsonElement before = object.get(member);
        String defaultLanguage = languages.get(0);
        JsonObject texts = before instanceof JsonObject known ? known : new JsonObject();
        if (!(before instanceof JsonObject)
                && !DraftCatalogue.text(object, member).isEmpty()) {
            texts.add(defaultLanguage, before);
        }
        for (String language : languages) {
            String submitted = input.getValue(field.key() + LANGUAGE_SEPARATOR + language);
            String text =
                    submitted == null ? "" : submitted.replace("\r\n", "\n").strip();
            if (field.kind() != Field.Kind.LONG_TEXT) {
                text = text.replace('\n', ' ');
            }
            setString(texts, language, text);
        }
        boolean isSingle = !(before instanceof JsonObject) && texts.size() == 1 && texts.has(defaultLanguage);
        if (texts.isEmpty()) {
            object.remove(member);
        } else if (isSingle) {
            object.add(member, texts.get(defaultLanguage));
        } else {
            object.add(member, texts);
        }
    }

    /** Returns the text of a gap: what a person is to fill in. */
    static String gap(String text) {
        return text.startsWith(CatalogueSyntax.GAP)
                ? text.substring(CatalogueSyntax.GAP.length()).strip()
                : "";
    }
}
