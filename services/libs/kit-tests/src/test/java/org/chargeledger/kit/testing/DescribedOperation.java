package org.chargeledger.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** An operation of a committed OpenAPI document: the problems it lists, slug and status, and those of single items. */
record DescribedOperation(String method, String path, Map<String, Integer> problems, Set<String> ofItems) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String FOLDER = "/problems/";

    /** In the order of the document. */
    static List<DescribedOperation> of(String service) {
        JsonNode api = read(Repository.root().resolve("contracts/openapi").resolve(service + ".yaml"));
        var operations = new ArrayList<DescribedOperation>();
        api.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> operations.add(of(api, path.getKey(), method))));
        return operations;
    }

    private static DescribedOperation of(JsonNode api, String path, Entry<String, JsonNode> method) {
        var problems = new TreeMap<String, Integer>();
        method.getValue().path("responses").properties().forEach(response -> types(api, response.getValue())
                .forEach(type -> problems.put(slug(type), Integer.valueOf(response.getKey()))));
        var ofItems = new TreeSet<String>();
        method.getValue().path("x-item-problems").forEach(type -> ofItems.add(slug(type)));
        return new DescribedOperation(method.getKey().toUpperCase(Locale.ROOT), path, problems, ofItems);
    }

    private static JsonNode types(JsonNode api, JsonNode response) {
        JsonNode described = response.has("$ref") ? api.at(response.path("$ref").asText().substring(1)) : response;
        return described.at("/content/application~1problem+json/schema/properties/type/enum");
    }

    private static String slug(JsonNode type) {
        return type.asText().substring(FOLDER.length());
    }

    /** An example time of day is written bare there, which the reader would take for a number. */
    private static JsonNode read(Path file) {
        try {
            return new YAMLMapper().readTree(Files.readString(file).replaceAll("(?m)^(\\s*- )(\\d+:[\\d:.]+)$", "$1'$2'"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
