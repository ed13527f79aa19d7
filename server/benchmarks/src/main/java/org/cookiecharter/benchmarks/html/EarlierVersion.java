// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.html;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The classes of an earlier version of this project, loaded from its jar instead of the current ones. All other
 * libraries are shared.
 */
final class EarlierVersion extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    /** @param jar contains the earlier classes and their resources, those of the module {@code banner-js} included */
    EarlierVersion(Path jar) throws MalformedURLException {
        super(
                new URL[] {
                    jar.toUri().toURL(),
                    EarlierVersion.class.getProtectionDomain().getCodeSource().getLocation()
                },
                EarlierVersion.class.getClassLoader());
    }

    /** Returns an {@link OurRewriter} of the earlier version. */
    @SuppressWarnings("unchecked") // The class is the same, only its class loader differs.
    ToLongFunction<byte[]> rewriter(String coding) throws IOException {
        try {
            return (ToLongFunction<byte[]>) loadClass(OurRewriter.class.getName())
                    .getConstructor(String.class)
                    .newInstance(coding);
        } catch (ReflectiveOperationException e) {
            throw new IOException("the earlier version has no rewriter of the same form", e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("org.cookiecharter.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }
}
