// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.CompilerEnvirons;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.Parser;
import org.mozilla.javascript.Token;
import org.mozilla.javascript.ast.ArrayLiteral;
import org.mozilla.javascript.ast.AstNode;
import org.mozilla.javascript.ast.AstRoot;
import org.mozilla.javascript.ast.FunctionCall;
import org.mozilla.javascript.ast.KeywordLiteral;
import org.mozilla.javascript.ast.Name;
import org.mozilla.javascript.ast.NumberLiteral;
import org.mozilla.javascript.ast.ObjectLiteral;
import org.mozilla.javascript.ast.ObjectProperty;
import org.mozilla.javascript.ast.ParenthesizedExpression;
import org.mozilla.javascript.ast.RegExpLiteral;
import org.mozilla.javascript.ast.StringLiteral;
import org.mozilla.javascript.ast.TemplateCharacters;
import org.mozilla.javascript.ast.TemplateLiteral;
import org.mozilla.javascript.ast.VariableInitializer;

/**
 * A configuration in a file: a script, JSON5 or JSON, all of which are ECMAScript. It is parsed but never run: literals
 * are values, names of literals are resolved, and expressions that would have to be run are reported and skipped.
 */
final class Script {
    private final AstNode root;
    private final Map<String, AstNode> variables = new HashMap<>();
    private final List<String> messages = new ArrayList<>();

    private Script(AstNode root) {
        this.root = root;
        root.visit(node -> {
            if (node instanceof VariableInitializer variable
                    && variable.getTarget() instanceof Name name
                    && variable.getInitializer() != null) {
                variables.put(name.getIdentifier(), variable.getInitializer());
            }
            return true;
        });
    }

    /**
     * @param source the name of the file in messages
     * @throws IllegalArgumentException if it is not a valid script; the message contains the line
     */
    static Script read(String text, String source) {
        // The parser does not support modules, but their exports are ordinary expressions and declarations.
        String plain = text.replaceAll("(?m)^\\s*import\\b[^\\n]*$", "")
                .replaceAll("(?m)^\\s*export\\s+default\\s+", "var exported = ")
                .replaceAll("(?m)^\\s*export\\s+", "");
        if (plain.strip().startsWith("{")) {
            plain = "(" + plain.strip() + "\n)";
        }
        CompilerEnvirons environment = new CompilerEnvirons();
        environment.setLanguageVersion(Context.VERSION_ES6);
        try {
            AstRoot root = new Parser(environment).parse(plain, source, 1);
            return new Script(root);
        } catch (EvaluatorException e) {
            throw new IllegalArgumentException(
                    source + ", line " + e.lineNumber() + ": not a valid script: " + e.details(), e);
        }
    }

    /** Returns messages about the skipped expressions. */
    List<String> messages() {
        return messages;
    }

    /** Returns the first and outermost object that has one of these keys, or null if there is none. */
    @Nullable
    JsonObject objectWith(String... keys) {
        List<ObjectLiteral> found = new ArrayList<>();
        root.visit(node -> {
            if (found.isEmpty() && node instanceof ObjectLiteral object && hasAny(object, keys)) {
                found.add(object);
            }
            return found.isEmpty();
        });
        return found.isEmpty() ? null : (JsonObject) value(found.get(0));
    }

    /** Returns the string arguments of all calls of a function with this name, as in {@code queue.push("a")}. */
    List<String> argumentsOf(String function) {
        List<String> strings = new ArrayList<>();
        root.visit(node -> {
            if (node instanceof FunctionCall call && call.getTarget().toSource().endsWith("." + function)) {
                for (AstNode argument : call.getArguments()) {
                    if (argument instanceof StringLiteral string) {
                        strings.add(string.getValue());
                    }
                }
            }
            return true;
        });
        return strings;
    }

    private static boolean hasAny(ObjectLiteral object, String... keys) {
        return object.getElements().stream()
                .anyMatch(element -> element instanceof ObjectProperty property
                        && List.of(keys).contains(key(property))
                        && !(property.getValue() instanceof KeywordLiteral));
    }

    private JsonElement value(AstNode node) {
        if (node instanceof ObjectLiteral object) {
            JsonObject json = new JsonObject();
            object.getElements().forEach(element -> {
                if (element instanceof ObjectProperty property && !property.isMethod()) {
                    json.add(key(property), value(property.getValue()));
                } else {
                    skip(element);
                }
            });
            return json;
        }
        if (node instanceof ArrayLiteral array) {
            JsonArray json = new JsonArray();
            array.getElements().forEach(element -> json.add(value(element)));
            return json;
        }
        if (node instanceof StringLiteral string) {
            return new JsonPrimitive(string.getValue());
        }
        if (node instanceof NumberLiteral number) {
            return new JsonPrimitive(number.getNumber());
        }
        if (node instanceof TemplateLiteral template
                && template.getSubstitutions().isEmpty()) {
            return new JsonPrimitive(template.getTemplateStrings().stream()
                    .map(TemplateCharacters::getValue)
                    .collect(Collectors.joining()));
        }
        if (node instanceof KeywordLiteral word && (node.getType() == Token.TRUE || node.getType() == Token.FALSE)) {
            return new JsonPrimitive(word.getType() == Token.TRUE);
        }
        if (node instanceof RegExpLiteral pattern) {
            return new JsonPrimitive(NameOfPattern.convert(pattern.getValue()));
        }
        if (node instanceof ParenthesizedExpression inner) {
            return value(inner.getExpression());
        }
        // The variable is removed while it is resolved, so that a self-reference ends.
        AstNode known = node instanceof Name name ? variables.remove(name.getIdentifier()) : null;
        if (node instanceof Name name && known != null) {
            JsonElement value = value(known);
            variables.put(name.getIdentifier(), known);
            return value;
        }
        if (node.getType() != Token.NULL) {
            skip(node);
        }
        return JsonNull.INSTANCE;
    }

    private void skip(AstNode node) {
        String source = node.toSource().strip().lines().findFirst().orElse("");
        messages.add("line " + node.getLineno() + ": skipped, because it would have to be run: "
                + source.substring(0, Math.min(60, source.length())));
    }

    private static String key(ObjectProperty property) {
        AstNode key = property.getKey();
        if (key instanceof StringLiteral string) {
            return string.getValue();
        }
        return key instanceof Name name ? name.getIdentifier() : key.toSource();
    }
}
