// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner.browsers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The installed WebKitGTK, driven by its WebDriver server, on a virtual X display. All visits use the same tab, because
 * a session takes seconds to start; pages that must not share storage need different origins.
 */
public final class WebKitBrowser implements TestBrowser {
    private static final Path DRIVER = Path.of("/usr/bin/WebKitWebDriver");
    private static final Path DISPLAY_SERVER = Path.of("/usr/bin/Xvfb");

    private final BrowserProcess display;
    private final BrowserProcess driver;
    private final WebDriverSession session;

    public WebKitBrowser() throws IOException {
        display = new BrowserProcess(
                List.of(
                        DISPLAY_SERVER.toString(),
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        "1280x1024x24",
                        "-nolisten",
                        "tcp"),
                Map.of());
        String number = display.awaitOutput("^(\\d+)$");
        int port = freePort();
        driver = new BrowserProcess(
                List.of(DRIVER.toString(), "--port=" + port),
                Map.of("DISPLAY", ":" + number, "NO_AT_BRIDGE", "1", "GIO_USE_VFS", "local"));
        driver.discardOutput();
        session = new WebDriverSession(port, new JsonObject());
    }

    public static boolean isInstalled() {
        return Files.isExecutable(DRIVER) && Files.isExecutable(DISPLAY_SERVER);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void deleteCookies() {
        session.delete("cookie");
    }

    @Override
    public void open(String url) {
        JsonObject navigate = new JsonObject();
        navigate.addProperty("url", url);
        session.post("url", navigate);
    }

    @Override
    public String evaluate(String body) {
        JsonObject execute = new JsonObject();
        execute.add("args", new JsonArray());
        execute.addProperty("script", """
                const done = arguments[0];
                (async () => {%s
                })().then(value => done('=' + value), error => done('!' + error));""".formatted(body));
        String result = session.post("execute/async", execute).getAsString();
        if (!result.startsWith("=")) {
            throw new IllegalStateException(result.substring(1));
        }
        return result.substring(1);
    }

    @Override
    public void click(double x, double y) {
        perform(InputActions.click(x, y));
    }

    @Override
    public void press(String key) {
        perform(InputActions.press(key));
    }

    private void perform(JsonArray actions) {
        JsonObject perform = new JsonObject();
        perform.add("actions", actions);
        session.post("actions", perform);
    }

    @Override
    public List<String> cookieNames() {
        List<String> names = new ArrayList<>();
        for (JsonElement cookie : session.get("cookie").getAsJsonArray()) {
            names.add(cookie.getAsJsonObject().get("name").getAsString());
        }
        return names;
    }

    @Override
    public void close() {
        try {
            session.close();
        } finally {
            driver.close();
            display.close();
        }
    }
}
