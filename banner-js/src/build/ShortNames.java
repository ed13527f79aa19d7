// SPDX-License-Identifier: Apache-2.0
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CompilerOptions.LanguageMode;
import com.google.javascript.jscomp.NodeTraversal;
import com.google.javascript.jscomp.Scope;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.Var;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names the variables of a compiled script again, so that it compresses better: each gets the first name that nothing
 * uses where it is seen, so that the same names stand in the same places of all functions. The compiler gives each
 * variable of a function a name of its own, also where an inner one hides an outer one that it does not use; that is
 * three hundredths of the script.
 *
 * <p>Run as a single source file by the build: {@code java -cp closure-compiler.jar ShortNames.java banner.js}.
 */
final class ShortNames implements NodeTraversal.ScopedCallback {
    /** Frequent letters of the language first: they repeat what stands around them. */
    private static final String LETTERS = "etnroiascldfuhpmgvbywkxzqjETNROIASCLDFUHPMGVBYWKXZQJ";
    /** What the whole script sees takes its names from the other end, and leaves the short run to the functions. */
    private static final String OUTER = new StringBuilder(LETTERS).reverse().toString();

    /** What is used in a scope or in one inside of it, by scope, outer ones first. */
    private final Map<Scope, Set<Var>> used = new LinkedHashMap<>();

    private final Map<Var, List<Node>> places = new HashMap<>();
    private final Map<Var, String> names = new HashMap<>();
    /** What the script does not declare keeps its name, and nobody else gets it. */
    private final Set<String> foreign = new HashSet<>();

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        Compiler compiler = new Compiler();
        CompilerOptions options = new CompilerOptions();
        options.setLanguage(LanguageMode.ECMASCRIPT_2021);
        // Otherwise characters that mean something to HTML are written as escapes.
        options.setTrustedStrings(true);
        compiler.initOptions(options);
        Node script = compiler.parse(SourceFile.fromCode(file.toString(), Files.readString(file)));
        if (compiler.hasErrors()) {
            throw new IOException(file + " cannot be read: " + compiler.getErrors());
        }
        ShortNames names = new ShortNames();
        NodeTraversal.traverse(compiler, script, names);
        names.assign();
        joinDeclarations(script);
        // Long lines are broken where a space would do as well as nothing; what is made needs no brackets around it.
        Files.writeString(
                file, compiler.toSource(script).replace("\n", "").replaceAll("\\((new \\w+\\([^()]*\\))\\)\\.", "$1."));
    }

    /** One after the other they need the word only once. */
    private static void joinDeclarations(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            while (child.isLet() && child.getNext() != null && child.getNext().isLet()) {
                Node next = child.getNext();
                next.detach();
                child.addChildrenToBack(next.removeChildren());
            }
            joinDeclarations(child);
        }
    }

    @Override
    public void enterScope(NodeTraversal traversal) {
        used.put(traversal.getScope(), new LinkedHashSet<>());
    }

    @Override
    public void exitScope(NodeTraversal traversal) {}

    @Override
    public boolean shouldTraverse(NodeTraversal traversal, Node node, Node parent) {
        return true;
    }

    @Override
    public void visit(NodeTraversal traversal, Node node, Node parent) {
        if (node.isConst()) {
            // One word for both compresses better; the sources have been checked.
            node.setToken(Token.LET);
        }
        if (!node.isName() || node.getString().isEmpty()) {
            return;
        }
        Var variable = traversal.getScope().getVar(node.getString());
        if (variable == null || variable.isArguments()) {
            foreign.add(node.getString());
            return;
        }
        places.computeIfAbsent(variable, any -> new ArrayList<>()).add(node);
        for (Scope scope = traversal.getScope(); scope != variable.getScope(); scope = scope.getParent()) {
            used.get(scope).add(variable);
        }
        used.get(variable.getScope()).add(variable);
    }

    private void assign() {
        used.forEach((scope, seen) -> {
            for (Var variable : scope.getVarIterable()) {
                if (places.containsKey(variable)) {
                    names.put(variable, free(variable, scope));
                }
            }
        });
        names.forEach((variable, name) -> places.get(variable).forEach(place -> place.setString(name)));
    }

    private String free(Var variable, Scope declaring) {
        Set<String> taken = new HashSet<>(foreign);
        used.forEach((scope, seen) -> {
            if (seen.contains(variable)) {
                seen.forEach(other -> taken.add(names.getOrDefault(other, "")));
            }
        });
        // A body may not declare again what its parameters are called.
        Scope around = declaring.getParent();
        if (around != null && (declaring.isFunctionBlockScope() || around.isCatchScope())) {
            around.getVarIterable().forEach(other -> taken.add(names.getOrDefault(other, "")));
        }
        String letters = declaring.isGlobal() ? OUTER : LETTERS;
        for (int index = 0; ; index++) {
            String name = name(index, letters);
            if (!taken.contains(name) && !name.equals("do") && !name.equals("if") && !name.equals("in")) {
                return name;
            }
        }
    }

    private static String name(int index, String letters) {
        String last = String.valueOf(letters.charAt(index % letters.length()));
        return index < letters.length() ? last : name(index / letters.length() - 1, letters) + last;
    }
}
