package org.cookiecharter.demo;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A new Django project with one administrator, as Django's own commands make it. */
record Django(Process process, URI uri) implements AutoCloseable {
    static final String USER = "admin";
    static final String PASSWORD = "a password";

    /** Empty where this machine has no Python with Django. */
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
        int port = freePort();
        Process process = command(directory, python, "manage.py", "runserver", "--noreload", "127.0.0.1:" + port)
                .start();
        Django django = new Django(process, URI.create("http://127.0.0.1:" + port));
        django.awaitAnswer();
        return django;
    }

    private void awaitAnswer() throws Exception {
        Instant latest = Instant.now().plus(Duration.ofSeconds(30));
        HttpRequest request = HttpRequest.newBuilder(uri.resolve("/admin/login/"))
                .timeout(Duration.ofSeconds(10))
                .build();
        while (process.isAlive() && Instant.now().isBefore(latest)) {
            try {
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
                return;
            } catch (ConnectException notYet) {
                Thread.onSpinWait();
            }
        }
        throw new IllegalStateException("Django does not answer at " + uri);
    }

    private static int run(Path directory, String... command) throws InterruptedException {
        try {
            return command(directory, command).start().waitFor();
        } catch (IOException absent) {
            return -1;
        }
    }

    private static ProcessBuilder command(Path directory, String... command) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("DJANGO_SUPERUSER_PASSWORD", PASSWORD));
        return builder;
    }

    private static void expectSuccess(int exit) {
        if (exit != 0) {
            throw new IllegalStateException("a command of Django's ended with " + exit);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
