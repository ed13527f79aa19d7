// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contract of {@code docs/openapi.yaml}, which finds the undocumented parts of a response. */
final class OpenApi {
    static final OpenApi DOCUMENT = read(Path.of("..", "docs", "openapi.yaml"));
    static final String NOSNIFF = "X-Content-Type-Options";

    private static final String NAME = "https://cookiecharter.org/openapi.yaml";
    private static final Set<String> OF_EVERY_RESPONSE = Set.of(
            "connection",
            "content-length",
            "content-type",
            "date",
            "transfer-encoding",
            NOSNIFF.toLowerCase(Locale.ROOT));

    private final JsonNode document;
    private final SchemaRegistry schemas;

    private OpenApi(JsonNode document) {
        this.document = document;
        this.schemas = SchemaRegistry.withDialect(
                Dialects.getOpenApi31(),
                registry -> registry.schemas(Map.of(NAME, document.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    private static OpenApi read(Path file) {
        try {
            return new OpenApi(new YAMLMapper().readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> paths() {
        return new TreeSet<>(document.at("/paths").propertyNames());
    }

    /** Returns each documented response, as "GET /consent/choice 200". */
    Set<String> responses() {
        Set<String> responses = new TreeSet<>();
        for (String path : paths()) {
            for (String method : document.at(at("/paths", path)).propertyNames()) {
                document.at(at("/paths", path, method, "responses"))
                        .propertyNames()
                        .forEach(status -> responses.add(method.toUpperCase(Locale.ROOT) + ' ' + path + ' ' + status));
            }
        }
        return responses;
    }

    /** Returns the methods of a path as {@code Allow} lists them: GET implies HEAD. */
    Set<String> methods(String path) {
        Set<String> methods = new TreeSet<>();
        document.at(at("/paths", path)).propertyNames().forEach(name -> methods.add(name.toUpperCase(Locale.ROOT)));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }

    /** Returns the documented example bodies of {@code PUT /consent/choice}. */
    List<String> examples() {
        List<String> examples = new ArrayList<>();
        document.at(at("/paths", "/consent/choice", "put", "requestBody", "content", "application/json", "examples"))
                .forEach(example -> examples.add(example.get("value").toString()));
        return examples;
    }

    /** Returns whether a body of {@code PUT /consent/choice} matches its schema. */
    boolean takes(String json) {
        return schema("/components/schemas/ChoiceRequest")
                .validate(json, InputFormat.JSON)
                .isEmpty();
    }

    /** Returns the undocumented parts of a response; empty for paths other than ours. */
    List<String> errors(String method, String target, Reply reply) {
        String path = target.split("\\?", 2)[0];
        if (!document.at("/paths").has(path)) {
            return List.of();
        }
        List<String> errors = new ArrayList<>();
        if (!reply.header(NOSNIFF).equals("nosniff")) {
            errors.add("no " + NOSNIFF);
        }
        boolean known = methods(path).contains(method);
        if (!known && (reply.status() == 421 || reply.status() == 503)) {
            // The host is not a site, or not yet: the document specifies one response for all methods.
            checkProblem(method, reply, errors);
            return errors;
        }
        // Redirects to the charter are the same for every method.
        String documented = method.equals("HEAD") || reply.status() == 308 ? "get" : method.toLowerCase(Locale.ROOT);
        if (!known && reply.status() != 308) {
            checkUnknownMethod(method, path, reply, errors);
            return errors;
        }
        String response = resolve(at("/paths", path, documented, "responses", Integer.toString(reply.status())));
        if (document.at(response).isMissingNode()) {
            errors.add("the status " + reply.status() + " is not documented");
            return errors;
        }
        checkFields(response, reply, errors);
        checkContent(response, method.equals("HEAD"), reply, errors);
        return errors;
    }

    private void checkUnknownMethod(String method, String path, Reply reply, List<String> errors) {
        if (reply.status() != 405) {
            errors.add("the response to an unknown method is " + reply.status());
        }
        if (!new TreeSet<>(List.of(reply.header("Allow").split(", "))).equals(methods(path))) {
            errors.add("Allow: " + reply.header("Allow"));
        }
        checkProblem(method, reply, errors);
    }

    private void checkProblem(String method, Reply reply, List<String> errors) {
        if (!method.equals("HEAD")) {
            checkSchema("/components/schemas/Problem", reply.text(), errors);
        }
    }

    private void checkFields(String response, Reply reply, List<String> errors) {
        Set<String> documented = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : document.at(at(response, "headers")).propertyNames()) {
            documented.add(name);
            String header = resolve(at(response, "headers", name));
            List<String> values = reply.all(name);
            if (values.isEmpty() && document.at(at(header, "required")).asBoolean(false)) {
                errors.add(name + " is missing");
            }
            for (String value : values) {
                schema(at(header, "schema"))
                        .validate(JsonNodeFactory.instance.stringNode(value))
                        .forEach(error -> errors.add(name + ": " + value + ": " + error.getMessage()));
            }
        }
        for (String field : reply.fields()) {
            String name = field.substring(0, field.indexOf(':'));
            // Any response may delete disallowed cookies.
            boolean removal = name.equals("Set-Cookie") && field.contains("; Max-Age=0");
            if (!documented.contains(name) && !OF_EVERY_RESPONSE.contains(name.toLowerCase(Locale.ROOT)) && !removal) {
                errors.add("not documented: " + field);
            }
        }
    }

    private void checkContent(String response, boolean head, Reply reply, List<String> errors) {
        String type = reply.header("Content-Type").split(";", 2)[0];
        JsonNode content = document.at(at(response, "content"));
        if (content.isMissingNode() ? !type.isEmpty() : !content.has(type)) {
            errors.add("Content-Type: " + type);
        }
        if ((head || content.isMissingNode()) && !reply.body().isEmpty()) {
            errors.add("there is content");
        }
        String schema = at(response, "content", type, "schema");
        boolean plain = reply.header("Content-Encoding").isEmpty();
        if (!head && plain && !document.at(schema).isMissingNode()) {
            checkSchema(schema, reply.text(), errors);
        }
    }

    private void checkSchema(String pointer, String json, List<String> errors) {
        schema(pointer).validate(json, InputFormat.JSON).forEach(error -> errors.add(error.toString()));
    }

    private Schema schema(String pointer) {
        return schemas.getSchema(SchemaLocation.of(NAME + '#' + pointer));
    }

    /** Resolves this pointer, following a reference there. */
    private String resolve(String pointer) {
        JsonNode reference = document.at(at(pointer, "$ref"));
        return reference.isMissingNode() ? pointer : reference.asString().substring(1);
    }

    private static String at(String pointer, String... names) {
        StringBuilder longer = new StringBuilder(pointer);
        for (String name : names) {
            longer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        }
        return longer.toString();
    }
}
