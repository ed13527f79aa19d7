// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** The resources and classes that a native image must contain: they are found by name. */
final class CookieCharterRuntimeHints implements RuntimeHintsRegistrar {
    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources().registerPattern("org/cookiecharter/*");
        hints.resources().registerPattern("cookies.json");
        for (String driver : new String[] {"org.sqlite.JDBC", "org.postgresql.Driver"}) {
            hints.reflection().registerTypeIfPresent(classLoader, driver);
        }
    }
}
