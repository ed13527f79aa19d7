// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.visit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cookiecharter.audit.observation.MaskedUrl;

/** Reads the calls that led to something, the innermost first, as {@code function (address:line:column)}. */
final class CallStack {
    private static final int MAX_CALLS = 10;

    /** A line of a script's {@code Error.stack}. */
    private static final Pattern LINE = Pattern.compile("^\\s*at (?:(.*?) \\()?(\\S+?)(:\\d+:\\d+)\\)?$");

    private CallStack() {}

    /** Reads the lines of a script's {@code Error.stack}. */
    static List<String> ofLines(Iterable<JsonElement> lines) {
        List<String> calls = new ArrayList<>();
        for (JsonElement line : lines) {
            Matcher call = LINE.matcher(line.getAsString());
            if (call.matches() && calls.size() < MAX_CALLS) {
                calls.add(call(call.group(1) == null ? "" : call.group(1), call.group(2), call.group(3)));
            }
        }
        return calls;
    }

    /** Reads the stack of an initiator, with the stacks of the asynchronous calls that led to it. */
    static List<String> ofInitiator(JsonObject initiator) {
        List<String> calls = new ArrayList<>();
        JsonObject stack = initiator.getAsJsonObject("stack");
        while (stack != null && calls.size() < MAX_CALLS) {
            for (JsonElement element : stack.getAsJsonArray("callFrames")) {
                JsonObject frame = element.getAsJsonObject();
                int line = frame.get("lineNumber").getAsInt() + 1;
                int column = frame.get("columnNumber").getAsInt() + 1;
                String url = frame.get("url").getAsString();
                if (!url.isEmpty() && calls.size() < MAX_CALLS) {
                    calls.add(call(frame.get("functionName").getAsString(), url, ":" + line + ":" + column));
                }
            }
            stack = stack.getAsJsonObject("parent");
        }
        return calls;
    }

    private static String call(String function, String url, String place) {
        String where = MaskedUrl.of(url) + place;
        return function.isEmpty() ? where : function + " (" + where + ")";
    }

    /** Returns the masked address of the innermost call; empty if there is none. */
    static String url(List<String> stack) {
        if (stack.isEmpty()) {
            return "";
        }
        String call = stack.get(0);
        int open = call.lastIndexOf(" (");
        String where = open < 0 ? call : call.substring(open + 2, call.length() - 1);
        return where.replaceFirst(":\\d+:\\d+$", "");
    }
}
