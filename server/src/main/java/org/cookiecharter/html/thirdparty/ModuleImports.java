// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.thirdparty;

import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.html.thirdparty.ModuleTokens.Kind;

/**
 * Finds the addresses that a JavaScript module imports: {@code import "…"}, {@code import … from "…"},
 * {@code export … from "…"} and {@code import("…")}. Names that only an import map can resolve are not included.
 */
final class ModuleImports {
    private enum State {
        NONE,
        /** After {@code import}. */
        IMPORT,
        /** After {@code import(}. */
        CALL,
        /** In the names that are imported or exported. */
        CLAUSE,
        /** After {@code from}. */
        FROM
    }

    private final List<String> addresses = new ArrayList<>();
    private State state = State.NONE;

    private ModuleImports() {}

    /** Returns the addresses in order of appearance. */
    static List<String> find(String text) {
        ModuleImports imports = new ModuleImports();
        ModuleTokens tokens = new ModuleTokens(text);
        for (Kind kind = tokens.next(); kind != Kind.END; kind = tokens.next()) {
            switch (kind) {
                case WORD -> imports.readWord(tokens.text());
                case PROPERTY -> imports.state = State.NONE;
                case STRING -> imports.readString(tokens.text());
                default -> imports.readOperator(tokens.text());
            }
        }
        return imports.addresses;
    }

    private void readWord(String word) {
        boolean inStatement = state == State.IMPORT || state == State.CLAUSE || state == State.FROM;
        state = switch (word) {
            case "import" -> State.IMPORT;
            case "export" -> State.CLAUSE;
            case "from" -> inStatement ? State.FROM : State.NONE;
            default -> inStatement ? State.CLAUSE : State.NONE;
        };
    }

    private void readString(String address) {
        boolean loads = state == State.IMPORT || state == State.CALL || state == State.FROM;
        boolean relative = address.startsWith("/") || address.startsWith("./") || address.startsWith("../");
        if (loads && (relative || NetworkHost.of(address) != null)) {
            addresses.add(address);
        }
        state = state == State.CLAUSE ? State.CLAUSE : State.NONE;
    }

    private void readOperator(String operator) {
        boolean inStatement = state == State.IMPORT || state == State.CLAUSE || state == State.FROM;
        state = switch (operator) {
            case "(" -> state == State.IMPORT ? State.CALL : State.NONE;
            case "{", "}", ",", "*" -> inStatement ? State.CLAUSE : State.NONE;
            default -> State.NONE;
        };
    }
}
