// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.form;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cookiecharter.catalogue.CatalogueError;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.console.draft.DraftValidation;
import org.cookiecharter.console.form.Field.Kind;
import org.cookiecharter.console.text.ConsoleTexts;
import org.cookiecharter.console.text.ErrorTexts;
import org.cookiecharter.discovery.DraftCatalogue;

/** A writer of the fields of a form as HTML, each with its explanation and its errors. */
public final class FormWriter {
    private final Markup page;
    private final FormContext context;
    private final ConsoleTexts texts;
    private final PresetValues preset;

    public FormWriter(Markup page, FormContext context) {
        this.page = page;
        this.context = context;
        this.texts = context.texts();
        this.preset = new PresetValues(context.preset());
    }

    /** Writes all fields with the values of an object; the rare ones are closed unless they have an error. */
    public void write(Form form, JsonObject object) {
        DraftValidation validation = context.validation();
        List<CatalogueError> others = validation.othersAt(context.path(), form.paths(context.path()));
        others.removeIf(error -> form.equals(Form.SITE) && error.path().matches("\\$\\.(categories|services).*"));
        others.removeIf(error -> form.equals(Form.SERVICE) && error.path().startsWith(context.path() + ".cookies["));
        messages(others, "form");
        form.fields().stream().filter(field -> !field.isRare()).forEach(field -> write(form, field, object));
        List<Field> rare = form.fields().stream().filter(Field::isRare).toList();
        if (!rare.isEmpty()) {
            boolean isOpen = rare.stream()
                    .anyMatch(field ->
                            !validation.errorsAt(field.path(context.path())).isEmpty());
            page.tag(isOpen ? "<details open>\n" : "<details>\n").element("summary", texts.text(form.name() + ".rare"));
            rare.forEach(field -> write(form, field, object));
            page.tag("</details>\n");
        }
    }

    private void write(Form form, Field field, JsonObject root) {
        int dot = field.key().indexOf('.');
        JsonObject object = dot < 0
                ? root
                : root.get(field.key().substring(0, dot)) instanceof JsonObject inner ? inner : new JsonObject();
        String member = field.key().substring(dot + 1);
        String label = form.name() + '.' + field.key();
        List<CatalogueError> problems = new ArrayList<>(context.validation().errorsAt(field.path(context.path())));
        boolean isWrong = !problems.isEmpty();
        problems.addAll(context.validation().warningsAt(field.path(context.path())));
        boolean isGroup = (field.isText() && context.languages().size() > 1)
                || field.kind() == Kind.CHECKS
                || field.kind() == Kind.DURATION
                || field.kind() == Kind.RETENTION
                || field.kind() == Kind.TEXT;
        String id = field.key();
        page.tag(isGroup ? "<fieldset class=\"field\"" : "<div class=\"field\"")
                .tag(
                        isGroup
                                ? " aria-describedby=\"" + describedBy(id, label, problems) + "\">\n<legend>"
                                : ">\n<label for=\"" + id + "\">")
                .text(texts.text(label))
                .tag(isGroup ? "</legend>\n" : "</label>\n");
        String hint = texts.optional(label + ".hint");
        if (!hint.isEmpty()) {
            page.tag("<p class=\"hint\" id=\"" + id + "-hint\">").text(hint).tag("</p>\n");
        }
        messages(problems, id);
        String described = (isWrong ? " aria-invalid=\"true\"" : "")
                + (isGroup ? "" : " aria-describedby=\"" + describedBy(id, label, problems) + '"');
        control(form, field, object, member, described);
        page.tag(isGroup ? "</fieldset>\n" : "</div>\n");
    }

    private String describedBy(String id, String label, List<CatalogueError> problems) {
        return (texts.optional(label + ".hint").isEmpty() ? "" : id + "-hint ")
                + (problems.isEmpty() ? "" : id + "-errors");
    }

    private void messages(List<CatalogueError> problems, String id) {
        if (problems.isEmpty()) {
            return;
        }
        page.tag("<ul class=\"errors\" id=\"" + id + "-errors\">\n");
        for (CatalogueError problem : problems) {
            boolean isError = context.validation().errors().contains(problem);
            page.tag(isError ? "<li class=\"error\">" : "<li class=\"warning\">")
                    .text(ErrorTexts.isGap(problem) ? "" : texts.text(isError ? "error" : "warning") + " ")
                    .text(ErrorTexts.message(problem, texts))
                    .tag("</li>\n");
        }
        page.tag("</ul>\n");
    }

    private void control(Form form, Field field, JsonObject object, String member, String attributes) {
        String value = DraftCatalogue.text(object, member);
        switch (field.kind()) {
            case LINE -> input(field.key(), value, preset.text(field.key()), attributes);
            case TEXT, LONG_TEXT -> texts(field, object, member, attributes);
            case CHOICE -> select(field.key(), options(form, field), value, attributes);
            case CATEGORY -> {
                Map<String, String> options = new LinkedHashMap<>();
                options.put(
                        "", preset.text(field.key()).isEmpty() ? "" : texts.format("preset", preset.text(field.key())));
                options.putAll(context.categories());
                select(field.key(), options, value, attributes);
            }
            case TARGET -> {
                Map<String, String> options = new LinkedHashMap<>();
                options.put("", texts.text("target.none"));
                options.putAll(context.targets());
                select(field.key(), options, value, attributes);
            }
            case LANGUAGE -> {
                Map<String, String> options = new LinkedHashMap<>();
                context.languages().forEach(tag -> options.put(tag, texts.languageName(tag)));
                select(field.key(), options, value, attributes);
            }
            case FLAG -> {
                Map<String, String> options = new LinkedHashMap<>();
                options.put("", texts.text("flag.default"));
                options.put("true", texts.text("flag.true"));
                options.put("false", texts.text("flag.false"));
                JsonElement flag = object.get(member);
                boolean isFlag = flag instanceof JsonPrimitive primitive && primitive.isBoolean();
                select(field.key(), options, isFlag ? flag.getAsString() : "", attributes);
            }
            case CHECKS -> checks(form, field, strings(object, member), attributes);
            case LINES ->
                area(
                        field.key(),
                        String.join("\n", strings(object, member)),
                        "",
                        preset.text(field.key()),
                        attributes + " class=\"code\"");
            case DURATION -> duration(field.key(), value, preset.text(field.key()), attributes);
            case RETENTION -> {
                if (object.get(member) instanceof JsonObject) {
                    texts(new Field(field.key(), Kind.TEXT, List.of(), false), object, member, attributes);
                } else {
                    duration(field.key(), value, preset.text(field.key()), attributes);
                }
            }
        }
    }

    private Map<String, String> options(Form form, Field field) {
        Map<String, String> options = new LinkedHashMap<>();
        if (!(form.equals(Form.CATEGORY) && field.key().equals("consent"))) {
            options.put("", texts.text("choice.default"));
        }
        field.options()
                .forEach(option -> options.put(option, texts.text(form.name() + '.' + field.key() + '.' + option)));
        return options;
    }

    private static List<String> strings(JsonObject object, String member) {
        List<String> strings = new ArrayList<>();
        if (object.get(member) instanceof JsonArray list) {
            list.forEach(element -> strings.add(element instanceof JsonPrimitive ? element.getAsString() : ""));
        }
        return strings;
    }

    private void input(String name, String value, String presetValue, String attributes) {
        String gap = FormReader.gap(value);
        page.tag("<input id=\"" + name + "\" name=\"" + name + "\" value=\"")
                .text(gap.isEmpty() && !value.startsWith("??") ? value : "")
                .tag("\"" + attributes);
        placeholder(gap, presetValue);
        page.tag(" autocomplete=\"off\">\n");
    }

    private void placeholder(String gap, String presetValue) {
        if (!gap.isEmpty()) {
            page.tag(" placeholder=\"").text(texts.format("gap", gap)).tag("\"");
        } else if (!presetValue.isEmpty()) {
            page.tag(" placeholder=\"")
                    .text(texts.format("preset", presetValue))
                    .tag("\"");
        }
    }

    private void area(String name, String value, String language, String presetValue, String attributes) {
        String gap = FormReader.gap(value);
        page.tag("<textarea rows=\"3\" id=\"" + name + "\" name=\"" + name + "\"" + attributes);
        if (!language.isEmpty()) {
            page.tag(" lang=\"").text(language).tag("\"");
        }
        placeholder(gap, presetValue);
        page.tag(">\n")
                .text(gap.isEmpty() && !value.startsWith("??") ? value : "")
                .tag("</textarea>\n");
    }

    private void texts(Field field, JsonObject object, String member, String attributes) {
        JsonObject known = object.get(member) instanceof JsonObject texts ? texts : new JsonObject();
        for (String language : context.languages()) {
            String name = field.key() + FormReader.LANGUAGE_SEPARATOR + language;
            boolean isDefault = language.equals(context.languages().get(0));
            String single = DraftCatalogue.text(object, member);
            String value = single.isEmpty() ? DraftCatalogue.text(known, language) : isDefault ? single : "";
            boolean isGroup =
                    field.kind() != Kind.LONG_TEXT || context.languages().size() > 1;
            if (isGroup) {
                page.tag("<label class=\"language\" for=\"" + name + "\">")
                        .text(this.texts.languageName(language))
                        .tag("</label>\n");
            }
            String id = isGroup ? name : field.key();
            if (field.kind() == Kind.LONG_TEXT) {
                page.tag("<textarea rows=\"3\" id=\"" + id + "\" name=\"" + name + "\"" + attributes);
            } else {
                page.tag("<input autocomplete=\"off\" id=\"" + id + "\" name=\"" + name + "\"" + attributes);
            }
            page.tag(" lang=\"").text(language).tag("\"");
            placeholder(FormReader.gap(value), preset.text(field.key(), language));
            String shown = value.startsWith("??") ? "" : value;
            if (field.kind() == Kind.LONG_TEXT) {
                page.tag(">\n").text(shown).tag("</textarea>\n");
            } else {
                page.tag(" value=\"").text(shown).tag("\">\n");
            }
        }
    }

    private void select(String name, Map<String, String> options, String value, String attributes) {
        page.tag("<select id=\"" + name + "\" name=\"" + name + "\"" + attributes + ">\n");
        Map<String, String> all = new LinkedHashMap<>(options);
        if (!value.startsWith("??")) {
            all.putIfAbsent(value, value);
        }
        all.forEach((option, label) -> page.tag("<option value=\"")
                .text(option)
                .tag(option.equals(value) ? "\" selected>" : "\">")
                .text(label)
                .tag("</option>\n"));
        page.tag("</select>\n");
    }

    private void checks(Form form, Field field, List<String> values, String attributes) {
        for (String option : field.options()) {
            String id = field.key() + '-' + option;
            page.tag("<label class=\"check\" for=\"" + id + "\"><input type=\"checkbox\" id=\"" + id + "\" name=\""
                    + field.key() + "\" value=\"" + option + "\"" + attributes
                    + (values.contains(option) ? " checked> " : "> "));
            page.text(texts.text(form.name() + '.' + field.key() + '.' + option))
                    .tag("</label>\n");
        }
    }

    private void duration(String name, String value, String presetValue, String attributes) {
        DurationInput input = DurationInput.of(value.isEmpty() && context.preset() != null ? "" : value);
        page.tag("<div class=\"pair\"><div><label class=\"language\" for=\"" + name + "\">")
                .text(texts.text("duration.number"))
                .tag("</label>\n");
        input(name, value.startsWith("??") ? value : input.number(), presetValue, attributes);
        String unit = name + FormReader.UNIT;
        page.tag("</div><div><label class=\"language\" for=\"" + unit + "\">")
                .text(texts.text("duration.unit"))
                .tag("</label>\n");
        Map<String, String> units = new LinkedHashMap<>();
        DurationInput.UNITS.forEach(symbol -> units.put(symbol, texts.text("duration." + symbol)));
        select(unit, units, input.unit(), "");
        page.tag("</div></div>\n");
    }
}
