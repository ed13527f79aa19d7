// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.observation;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Masks addresses: the values of their parameters may identify a person. */
public final class MaskedUrl {
    private static final int MAX_LENGTH = 300;

    private MaskedUrl() {}

    /** Returns the address without its fragment and credentials, and with {@code …} in place of each parameter's value. */
    public static String of(String url) {
        String masked = ofFullLength(url);
        return masked.length() <= MAX_LENGTH ? masked : masked.substring(0, MAX_LENGTH) + "…";
    }

    /** Returns the same as {@link #of}, however long it is. */
    public static String ofFullLength(String url) {
        String whole = url.split("#", 2)[0].replaceFirst("^([a-z+.-]+://)[^/?@]*@", "$1");
        if (whole.startsWith("data:")) {
            return "data:…";
        }
        int query = whole.indexOf('?');
        return query < 0
                ? whole
                : whole.substring(0, query + 1)
                        + Arrays.stream(whole.substring(query + 1).split("&", -1))
                                .map(MaskedUrl::parameter)
                                .collect(Collectors.joining("&"));
    }

    private static String parameter(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 ? parameter : parameter.substring(0, equals + 1) + "…";
    }
}
