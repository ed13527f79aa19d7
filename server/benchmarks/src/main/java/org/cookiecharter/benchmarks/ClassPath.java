// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.StringJoiner;

/** Where this program's classes are, for machines that it starts. */
public final class ClassPath {
    private ClassPath() {}

    /** Maven runs a main class with a loader of its own, of which the property of the machine knows nothing. */
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
