// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import org.cookiecharter.html.prologue.PageDisplay;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;

/** Adapts the headers of a request whose response may be rewritten. */
final class PageRequest {
    private final PageEtag etag;

    PageRequest(PageEtag etag) {
        this.etag = etag;
    }

    /**
     * Returns headers that make the application send a response that can be rewritten, and not revalidate a copy that
     * was stored without the mark. Returns the same instance if no header needs a change.
     */
    HttpFields restrict(String method, HttpFields headers) {
        boolean page = PageDisplay.acceptsPages(headers);
        boolean isRead = HttpMethod.GET.is(method) || HttpMethod.HEAD.is(method);
        boolean isChanged = false;
        for (HttpField field : headers) {
            isChanged |= changes(field, page, page && isRead);
        }
        if (!isChanged) {
            return headers;
        }
        HttpFields.Mutable restricted = HttpFields.build(headers);
        for (ListIterator<HttpField> fields = restricted.listIterator(); fields.hasNext(); ) {
            HttpField field = fields.next();
            if (changes(field, page, page && isRead)) {
                String value = newValue(field, page && isRead);
                if (value.isEmpty()) {
                    fields.remove();
                } else {
                    fields.set(new HttpField(field.getHeader(), field.getName(), value));
                }
            }
        }
        return restricted.asImmutable();
    }

    private boolean changes(HttpField field, boolean page, boolean pageRead) {
        String value = field.getValue();
        if (value == null || field.getHeader() == null) {
            return false;
        }
        return switch (field.getHeader()) {
            case ACCEPT_ENCODING -> page && !supportedCodings(value).equals(value);
            case IF_NONE_MATCH -> pageRead || etag.containsMark(value);
            case IF_MATCH -> etag.containsMark(value);
            case IF_MODIFIED_SINCE, IF_RANGE, RANGE -> pageRead;
            default -> false;
        };
    }

    /** Returns the new value of a header, or an empty string if the header is removed. */
    private String newValue(HttpField field, boolean pageRead) {
        return switch (field.getHeader()) {
            case ACCEPT_ENCODING -> supportedCodings(field.getValue());
            case IF_NONE_MATCH -> etag.unmark(field.getValue(), !pageRead);
            case IF_MATCH -> etag.unmark(field.getValue(), true);
            default -> "";
        };
    }

    /**
     * Returns the supported content codings with the client's parameters, or the same instance if all are supported.
     */
    private static String supportedCodings(String codings) {
        List<String> supported = new ArrayList<>();
        boolean gzip = codings.toLowerCase(Locale.ROOT).contains("gzip");
        boolean changed = false;
        for (String coding : codings.split(",", -1)) {
            String name = coding.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            switch (name) {
                case "gzip", "x-gzip", "identity" -> supported.add(coding.strip());
                case "*" -> {
                    // "*" must not include the codings removed here; "*;q=0" forbids other codings and can remain.
                    boolean forbids = coding.replace(" ", "").matches("\\*;[qQ]=0(\\.0*)?");
                    changed |= !forbids;
                    if (forbids || !gzip) {
                        supported.add(forbids ? coding.strip() : coding.strip().replace("*", "gzip"));
                    }
                }
                case "" -> {}
                default -> changed = true;
            }
        }
        // An empty value would mean the same, but servers may treat it as absent, which means "any".
        return !changed ? codings : supported.isEmpty() ? "identity" : String.join(", ", supported);
    }
}
