// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A converter of the URL of a site, which ends after the host or port. */
final class UpstreamArgument implements ITypeConverter<URI> {
    @Override
    public URI convert(String value) {
        URI uri = parse(value);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.matches("https?") || uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65535) {
            throw notUrl(value);
        }
        if (uri.getRawUserInfo() != null) {
            throw new TypeConversionException(
                    "'" + value + "' must not contain a user name; browsers send credentials themselves");
        }
        if (!uri.getRawPath().matches("/?") || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new TypeConversionException("'" + value + "' must end after the host or port, like " + scheme + "://"
                    + uri.getRawAuthority() + "; request paths are forwarded unchanged");
        }
        return URI.create(scheme + "://" + uri.getRawAuthority());
    }

    private static URI parse(String value) {
        try {
            return new URI(value);
        } catch (URISyntaxException e) {
            throw notUrl(value);
        }
    }

    private static TypeConversionException notUrl(String value) {
        return new TypeConversionException("'" + value + "' must be an http or https URL, like http://127.0.0.1:9000");
    }
}
