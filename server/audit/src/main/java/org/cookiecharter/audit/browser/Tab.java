// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Base64;
import java.util.List;

/** A tab of a browser, with the actions of a visitor. */
public final class Tab {
    private static final int NAVIGATION_SECONDS = 45;

    private final DevToolsSession session;

    /** @param session the session with a page, or with a frame of another site, in which no mouse or key can be used */
    public Tab(DevToolsSession session) {
        this.session = session;
    }

    /** Returns the session with the page, and with its frames of the same site. */
    public DevToolsSession session() {
        return session;
    }

    /**
     * Starts to load a page.
     *
     * @throws DevToolsException if the browser cannot load it
     */
    public void navigate(String url) {
        JsonObject result = session.call(NAVIGATION_SECONDS, "Page.navigate", "url", url);
        if (result.has("errorText")) {
            String error = result.get("errorText").getAsString();
            throw new DevToolsException(
                    "cannot be loaded: " + (error.equals("net::ERR_ABORTED") ? error + " (no page)" : error));
        }
    }

    /** Returns the value of an expression in the page; promises are awaited. */
    public JsonElement evaluate(String expression) {
        return value(session.call(
                "Runtime.evaluate", "expression", expression, "returnByValue", true, "awaitPromise", true));
    }

    /** Calls a function of the page, like {@code function() { return this.id; }}, on an element. */
    public JsonElement evaluateOn(int node, String function) {
        JsonElement object = session.call("DOM.resolveNode", "backendNodeId", node)
                .getAsJsonObject("object")
                .get("objectId");
        return value(session.call(
                "Runtime.callFunctionOn",
                "functionDeclaration",
                function,
                "objectId",
                object,
                "returnByValue",
                true,
                "awaitPromise",
                true));
    }

    private static JsonElement value(JsonObject result) {
        if (result.has("exceptionDetails")) {
            JsonObject details = result.getAsJsonObject("exceptionDetails");
            JsonObject exception = details.getAsJsonObject("exception");
            JsonElement text = exception == null || !exception.has("description")
                    ? details.get("text")
                    : exception.get("description");
            throw new DevToolsException("a script failed: " + text.getAsString().split("\n", 2)[0]);
        }
        JsonElement value = result.getAsJsonObject("result").get("value");
        return value == null ? JsonNull.INSTANCE : value;
    }

    /** Presses and releases the main mouse button in the middle of an element. */
    public void click(int node) {
        session.call("DOM.scrollIntoViewIfNeeded", "backendNodeId", node);
        JsonArray quads =
                session.call("DOM.getContentQuads", "backendNodeId", node).getAsJsonArray("quads");
        if (quads.isEmpty()) {
            throw new DevToolsException("the element is not visible");
        }
        JsonArray quad = quads.get(0).getAsJsonArray();
        double x = (quad.get(0).getAsDouble() + quad.get(4).getAsDouble()) / 2;
        double y = (quad.get(1).getAsDouble() + quad.get(5).getAsDouble()) / 2;
        for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
            session.call(
                    "Input.dispatchMouseEvent",
                    "type",
                    type,
                    "x",
                    x,
                    "y",
                    y,
                    "button",
                    type.equals("mouseMoved") ? "none" : "left",
                    "clickCount",
                    type.equals("mouseMoved") ? 0 : 1);
        }
    }

    /** Types a text into the field that has the focus. */
    public void insertText(String text) {
        session.call("Input.insertText", "text", text);
    }

    /**
     * Opens an empty document of an origin without a request to it.
     *
     * @throws DevToolsException if the origin is not valid
     */
    public void openEmptyDocument(String origin) {
        JsonArray all = new JsonArray();
        all.add(DevToolsSession.json("urlPattern", "*"));
        session.call("Fetch.enable", "patterns", all);
        try {
            navigate(origin);
        } finally {
            session.call("Fetch.disable");
        }
    }

    /** Presses and releases the Tab key. */
    public void pressTab() {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            session.call(
                    "Input.dispatchKeyEvent", "type", type, "key", "Tab", "code", "Tab", "windowsVirtualKeyCode", 9);
        }
    }

    /** Returns a picture of the visible part of the page, a JPEG image. */
    public byte[] screenshot() {
        String data = session.call("Page.captureScreenshot", "format", "jpeg", "quality", 60)
                .get("data")
                .getAsString();
        return Base64.getDecoder().decode(data);
    }
}
