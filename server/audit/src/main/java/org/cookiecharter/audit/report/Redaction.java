// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Removes secret values from everything that was observed: a site may repeat a visitor's name in an address or a key. */
final class Redaction {
    /** Shorter values are removed only as whole words, because they are part of others. */
    private static final int MIN_DISTINCT_LENGTH = 8;

    private final @Nullable Pattern secrets;

    Redaction(List<String> values) {
        List<String> forms = new ArrayList<>();
        for (String value : values) {
            if (!value.isBlank()) {
                String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
                forms.addAll(List.of(value, encoded, encoded.replace("+", "%20")));
            }
        }
        secrets = forms.isEmpty()
                ? null
                : Pattern.compile(forms.stream()
                        .distinct()
                        .sorted(Comparator.comparing(String::length).reversed())
                        .map(Redaction::expression)
                        .collect(Collectors.joining("|")));
    }

    private static String expression(String value) {
        return value.length() >= MIN_DISTINCT_LENGTH
                ? Pattern.quote(value)
                : "(?<![\\p{L}\\p{N}_.-])" + Pattern.quote(value) + "(?![\\p{L}\\p{N}_.-])";
    }

    private String apply(String text) {
        // Pictures are texts without words.
        return secrets == null || text.startsWith("data:image/")
                ? text
                : secrets.matcher(text).replaceAll("…");
    }

    /** Returns the values without secrets. They are records, lists, texts, addresses, or values without texts. */
    <T> List<T> apply(List<T> values) {
        List<T> all = new ArrayList<>(values.size());
        values.forEach(value -> all.add(redacted(value)));
        return all;
    }

    @SuppressWarnings("unchecked") // A record has the type of its canonical constructor.
    private <T> T redacted(T value) {
        Object result = value;
        if (value instanceof String text) {
            result = apply(text);
        } else if (value instanceof URI address) {
            result = URI.create(apply(address.toString()));
        } else if (value instanceof List<?> list) {
            result = apply(list);
        } else if (value instanceof Record components) {
            result = redactedRecord(components);
        }
        return (T) result;
    }

    private Record redactedRecord(Record value) {
        RecordComponent[] components = value.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new @Nullable Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                Object component = components[i].getAccessor().invoke(value);
                values[i] = component == null ? null : redacted(component);
            }
            Constructor<? extends Record> constructor = value.getClass().getConstructor(types);
            return constructor.newInstance(values);
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException(value.getClass() + " cannot be copied", e);
        }
    }
}
