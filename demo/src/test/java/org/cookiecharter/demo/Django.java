// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A new Django project with one administrator, created by Django's own commands. */
record Django(SiteProcess served) implements AutoCloseable {
    static final String USER = "admin";
    static final String PASSWORD = "a password";

    /** Starts the project, or returns an empty result if Python or Django is not installed. */
    static Optional<Django> start(Path directory) throws Exception {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            if (run(directory, python, "-m", "django", "startproject", "portal", ".") == 0) {
                return Optional.of(serve(directory, python));
            }
        }
        return Optional.empty();
    }

    private static Django serve(Path directory, String python) throws Exception {
        Path settings = directory.resolve("portal/settings.py");
        Files.writeString(
                settings, Files.readString(settings).replace("ALLOWED_HOSTS = []", "ALLOWED_HOSTS = ['localhost']"));
        expectSuccess(run(directory, python, "manage.py", "migrate", "-v0"));
        expectSuccess(run(
                directory,
                python,
                "manage.py",
                "createsuperuser",
                "--noinput",
                "--username",
                USER,
                "--email",
                "admin@example.org"));
        return new Django(SiteProcess.start(
                directory, "/admin/login/", List.of(python, "manage.py", "runserver", "--noreload", "%s")));
    }

    URI uri() {
        return served.uri();
    }

    private static int run(Path directory, String... command) throws InterruptedException {
        try {
            return command(directory, command).start().waitFor();
        } catch (IOException absent) {
            return -1;
        }
    }

    private static ProcessBuilder command(Path directory, String... command) {
        ProcessBuilder builder = SiteProcess.quiet(directory, List.of(command));
        builder.environment().putAll(Map.of("DJANGO_SUPERUSER_PASSWORD", PASSWORD));
        return builder;
    }

    private static void expectSuccess(int exit) {
        if (exit != 0) {
            throw new IllegalStateException("a command of Django's ended with " + exit);
        }
    }

    @Override
    public void close() {
        served.close();
    }
}
