// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.page;

import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The languages of the demo's pages. */
public enum Language {
    FR,
    EN;

    /** The cookie that stores the visitor's language, with the name that the charter declares. */
    public static final String COOKIE = "django_language";

    /** Returns the BCP 47 tag. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the language with this tag, or null if the demo does not support it. */
    public static @Nullable Language of(@Nullable String tag) {
        for (Language language : values()) {
            if (language.tag().equals(tag)) {
                return language;
            }
        }
        return null;
    }

    /**
     * Returns the language that the visitor has selected, otherwise the preferred language of the browser, otherwise
     * French.
     */
    public static Language of(Request request) {
        for (HttpCookie cookie : Request.getCookies(request)) {
            Language chosen = cookie.getName().equals(COOKIE) ? of(cookie.getValue()) : null;
            if (chosen != null) {
                return chosen;
            }
        }
        // Without the header, Jetty would return the language of this machine.
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
