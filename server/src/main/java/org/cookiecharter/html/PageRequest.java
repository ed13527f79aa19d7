// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;

/** What the application sees of a request whose answer may get our tag. */
final class PageRequest {
    private final PageEtag etag;

    PageRequest(PageEtag etag) {
        this.etag = etag;
    }

    /**
     * Headers after which the application answers in a way that can be inserted into, and revalidates nothing that was
     * stored without our tag. The same instance where nothing is to be changed.
     */
    HttpFields narrow(String method, HttpFields headers) {
        boolean page = PageDisplay.acceptsPages(headers);
        boolean reads = HttpMethod.GET.is(method) || HttpMethod.HEAD.is(method);
        boolean changes = false;
        for (HttpField field : headers) {
            changes |= changes(field, page, page && reads);
        }
        if (!changes) {
            return headers;
        }
        HttpFields.Mutable narrowed = HttpFields.build(headers);
        for (ListIterator<HttpField> fields = narrowed.listIterator(); fields.hasNext(); ) {
            HttpField field = fields.next();
            if (changes(field, page, page && reads)) {
                String value = value(field, page && reads);
                if (value.isEmpty()) {
                    fields.remove();
                } else {
                    fields.set(new HttpField(field.getHeader(), field.getName(), value));
                }
            }
        }
        return narrowed.asImmutable();
    }

    private boolean changes(HttpField field, boolean page, boolean pageRead) {
        String value = field.getValue();
        if (value == null || field.getHeader() == null) {
            return false;
        }
        return switch (field.getHeader()) {
            case ACCEPT_ENCODING -> page && !ours(value).equals(value);
            case IF_NONE_MATCH -> pageRead || etag.marksAnyOf(value);
            case IF_MATCH -> etag.marksAnyOf(value);
            case IF_MODIFIED_SINCE, IF_RANGE, RANGE -> pageRead;
            default -> false;
        };
    }

    /** Empty: the field is left out. */
    private String value(HttpField field, boolean pageRead) {
        return switch (field.getHeader()) {
            case ACCEPT_ENCODING -> ours(field.getValue());
            case IF_NONE_MATCH -> etag.unmark(field.getValue(), !pageRead);
            case IF_MATCH -> etag.unmark(field.getValue(), true);
            default -> "";
        };
    }

    /** The codings that we can open, in the words of the client; the same text if these are all. */
    private static String ours(String codings) {
        List<String> kept = new ArrayList<>();
        boolean gzip = codings.toLowerCase(Locale.ROOT).contains("gzip");
        boolean changed = false;
        for (String coding : codings.split(",", -1)) {
            String name = coding.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            switch (name) {
                case "gzip", "x-gzip", "identity" -> kept.add(coding.strip());
                case "*" -> {
                    // "any other" must not bring back what was left out here; "*;q=0" forbids, and may stay.
                    boolean forbids = coding.replace(" ", "").matches("\\*;[qQ]=0(\\.0*)?");
                    changed |= !forbids;
                    if (forbids || !gzip) {
                        kept.add(forbids ? coding.strip() : coding.strip().replace("*", "gzip"));
                    }
                }
                case "" -> {}
                default -> changed = true;
            }
        }
        // An empty field would say the same, but a server may take it for an absent one: "any".
        return !changed ? codings : kept.isEmpty() ? "identity" : String.join(", ", kept);
    }
}
