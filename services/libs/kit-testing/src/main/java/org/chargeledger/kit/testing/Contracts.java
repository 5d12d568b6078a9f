package org.chargeledger.kit.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The event contracts of the checkout: schemas, accepted and rejected examples. */
public final class Contracts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private Contracts() {}

    /** Every event name that has a contract. */
    public static List<String> names() {
        try (Stream<Path> folders = Files.list(events())) {
            return folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first accepted example of an event, version 1. */
    public static String example(String name) {
        return examples(name).getFirst();
    }

    public static List<String> examples(String name) {
        return files(name, "examples");
    }

    public static List<String> rejected(String name) {
        return files(name, "rejected");
    }

    /** As a reader checks, who has to bear fields that it does not know. */
    public static Set<ValidationMessage> findings(String name, String json) {
        return schema(name, schema -> schema).validate(tree(json));
    }

    /** As a producer is checked, who has to write no field that the contract does not name. */
    public static Set<ValidationMessage> producersFindings(String name, String json) {
        return schema(name, Contracts::closed).validate(tree(json));
    }

    /** What a producer wrote. */
    public static void assertValid(String name, String json) {
        Set<ValidationMessage> findings = producersFindings(name, json);
        if (!findings.isEmpty()) {
            throw new AssertionError("not a valid " + name + ": " + findings + "\n" + json);
        }
    }

    private static JsonSchema schema(String name, UnaryOperator<JsonNode> change) {
        var config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        JsonNode schema = tree(text(events().resolve(name).resolve("v1/schema.json")));
        return SCHEMAS.getSchema(change.apply(schema), config);
    }

    /** Every object of the schema, however deep, with its own properties only. */
    private static JsonNode closed(JsonNode schema) {
        schema.forEach(Contracts::closed);
        if (schema instanceof ObjectNode object && object.path("properties").isObject() && object.has("type")) {
            object.put("additionalProperties", false);
        }
        return schema;
    }

    private static List<String> files(String name, String kind) {
        try (Stream<Path> files = Files.list(events().resolve(name).resolve("v1").resolve(kind))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().map(Contracts::text).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path events() {
        return Repository.root().resolve("contracts/events");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
