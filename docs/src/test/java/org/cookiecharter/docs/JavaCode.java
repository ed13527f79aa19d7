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

/** Compiles Java of the pages, with the libraries that its readers have. */
final class JavaCode {
    private JavaCode() {}

    /**
     * Compiles a file, which is named for its first class.
     *
     * @param folder where the classes go
     * @return what the compiler says; empty if it is content
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

    /** That of the tests, which Surefire hides in a jar. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    }

    /** The same, to be put behind another place. */
    static String classPathBehind() {
        return File.pathSeparator + classPath();
    }

    /** The program that runs Java. */
    static String java() {
        return Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
    }
}
