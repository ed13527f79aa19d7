// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.html.ModuleTokens.Kind;

/**
 * The addresses that the text of a module imports: {@code import "…"}, {@code import … from "…"}, {@code export … from "…"}
 * and {@code import("…")}. Names that only an import map resolves are none.
 */
final class ModuleImports {
    private enum State {
        NONE,
        /** Behind {@code import}. */
        IMPORT,
        /** Behind {@code import(}. */
        CALL,
        /** In what is imported or exported. */
        CLAUSE,
        /** Behind {@code from}. */
        FROM
    }

    private final List<String> found = new ArrayList<>();
    private State state = State.NONE;

    private ModuleImports() {}

    /** Returns the addresses in their order. */
    static List<String> in(String text) {
        ModuleImports imports = new ModuleImports();
        ModuleTokens tokens = new ModuleTokens(text);
        for (Kind kind = tokens.next(); kind != Kind.END; kind = tokens.next()) {
            switch (kind) {
                case WORD -> imports.word(tokens.text());
                case PROPERTY -> imports.state = State.NONE;
                case STRING -> imports.string(tokens.text());
                default -> imports.sign(tokens.text());
            }
        }
        return imports.found;
    }

    private void word(String word) {
        boolean inside = state == State.IMPORT || state == State.CLAUSE || state == State.FROM;
        state = switch (word) {
            case "import" -> State.IMPORT;
            case "export" -> State.CLAUSE;
            case "from" -> inside ? State.FROM : State.NONE;
            default -> inside ? State.CLAUSE : State.NONE;
        };
    }

    private void string(String address) {
        boolean loads = state == State.IMPORT || state == State.CALL || state == State.FROM;
        boolean relative = address.startsWith("/") || address.startsWith("./") || address.startsWith("../");
        if (loads && (relative || NetworkHost.of(address) != null)) {
            found.add(address);
        }
        state = state == State.CLAUSE ? State.CLAUSE : State.NONE;
    }

    private void sign(String sign) {
        boolean inside = state == State.IMPORT || state == State.CLAUSE || state == State.FROM;
        state = switch (sign) {
            case "(" -> state == State.IMPORT ? State.CALL : State.NONE;
            case "{", "}", ",", "*" -> inside ? State.CLAUSE : State.NONE;
            default -> State.NONE;
        };
    }
}
