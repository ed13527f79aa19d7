// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.StringJoiner;

/** The class path of this program, for the JVMs that it starts. */
public final class ClassPath {
    private ClassPath() {}

    /**
     * Returns the class path. Maven runs a main class with a class loader of its own, so the system property does not
     * contain it.
     */
    public static String ofThisProgram() {
        if (!(ClassPath.class.getClassLoader() instanceof URLClassLoader loader)) {
            return System.getProperty("java.class.path");
        }
        StringJoiner path = new StringJoiner(File.pathSeparator);
        for (URL url : loader.getURLs()) {
            path.add(new File(URI.create(url.toString())).getPath());
        }
        return path.toString();
    }
}
