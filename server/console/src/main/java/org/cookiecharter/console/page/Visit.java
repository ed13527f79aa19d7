// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.cookiecharter.console.text.ConsoleTexts;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A request of a user to the console.
 *
 * @param user the name of the user
 * @param texts the texts in the user's language
 * @param root the path of the console, with a slash at its end
 * @param site the name of the site; empty for a page of no site, in a console of several; null if the console has one
 *     catalogue for all
 * @param page the name of the page
 * @param query the parameters of the query
 * @param token the token that a form of this user must contain
 * @param nonce the nonce for inline scripts and styles of this response
 */
public record Visit(
        String user,
        ConsoleTexts texts,
        String root,
        @Nullable String site,
        String page,
        Fields query,
        String token,
        String nonce) {
    /** The beginning of the path of a site's pages, behind the language. */
    public static final String SITE_PREFIX = "at/";

    /** Returns the URL of a page, with the names and values of parameters. */
    public String url(String name, String... parameters) {
        StringBuilder url = new StringBuilder(base(texts.language(), site)).append(name);
        for (int i = 0; i + 1 < parameters.length; i += 2) {
            url.append(i == 0 ? '?' : '&').append(parameters[i]).append('=').append(encode(parameters[i + 1]));
        }
        return url.toString();
    }

    /** Returns the URL of the first page of another site; empty for the list of sites. */
    String urlOf(String otherSite) {
        return base(texts.language(), otherSite);
    }

    private String base(String language, @Nullable String ofSite) {
        return root + language + '/' + (ofSite == null || ofSite.isEmpty() ? "" : SITE_PREFIX + ofSite + '/');
    }

    /** Returns the URL of this page in another language of the console. */
    String urlIn(String language) {
        StringBuilder url = new StringBuilder(base(language, site)).append(page);
        String separator = "?";
        for (Fields.Field field : query) {
            if (!field.getName().equals("saved")) {
                url.append(separator)
                        .append(encode(field.getName()))
                        .append('=')
                        .append(encode(field.getValue()));
                separator = "&";
            }
        }
        return url.toString();
    }

    /** Returns a parameter of the query; empty if there is none. */
    public String parameter(String name) {
        return value(query, name);
    }

    /** Returns the first value of a field; empty if there is none. */
    static String value(Fields fields, String name) {
        @Nullable String value = fields.getValue(name);
        return value == null ? "" : value;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
