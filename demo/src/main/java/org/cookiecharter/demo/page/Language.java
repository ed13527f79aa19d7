// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.page;

import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The languages that the demo's pages are written in. */
public enum Language {
    FR,
    EN;

    /** The cookie that remembers the visitor's language, named as in the charter. */
    public static final String COOKIE = "django_language";

    /** The BCP 47 tag. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language of this tag; null if the demo is not written in it. */
    public static @Nullable Language of(@Nullable String tag) {
        for (Language language : values()) {
            if (language.tag().equals(tag)) {
                return language;
            }
        }
        return null;
    }

    /** What the visitor chose here, else what the browser asks for, else French. */
    public static Language of(Request request) {
        for (HttpCookie cookie : Request.getCookies(request)) {
            Language chosen = cookie.getName().equals(COOKIE) ? of(cookie.getValue()) : null;
            if (chosen != null) {
                return chosen;
            }
        }
        // Jetty would answer with the language of this machine.
        return request.getHeaders().contains(HttpHeader.ACCEPT_LANGUAGE) ? of(Request.getLocales(request)) : FR;
    }

    private static Language of(List<Locale> locales) {
        for (Locale locale : locales) {
            Language language = of(locale.getLanguage());
            if (language != null) {
                return language;
            }
        }
        return FR;
    }
}
