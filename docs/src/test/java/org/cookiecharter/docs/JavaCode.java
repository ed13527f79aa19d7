// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.docs;

import java.io.File;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A compiler of the pages' Java code, with the libraries that readers have. */
final class JavaCode {
    private JavaCode() {}

    /**
     * Compiles a file, which is named for its first class.
     *
     * @param folder the output folder
     * @return the compiler's messages; empty if there are none
     */
    static String compile(String code, Path folder) {
        String name = code.replaceFirst("(?s).*?\\b(?:class|record|interface) (\\w+).*", "$1");
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("sample:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return code;
                    }
                };
        StringWriter output = new StringWriter();
        List<String> options = List.of("-proc:none", "-d", folder.toString(), "-cp", classPath());
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(output, null, null, options, null, List.of(file))
                .call();
        return compiled ? "" : output + code;
    }

    /** Returns the class path of the tests, which Surefire hides in a jar. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    }

    /** Returns the same class path as a suffix for another one. */
    static String classPathBehind() {
        return File.pathSeparator + classPath();
    }

    /** Returns the Java executable. */
    static String java() {
        return Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
    }
}
