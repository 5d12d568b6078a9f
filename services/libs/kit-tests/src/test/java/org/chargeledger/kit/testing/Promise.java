package org.chargeledger.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One property of an event's schema as its readers rely on it. A line of contracts/promises.txt:
 * {@code bill-settled/v1 /findings/[]/code integer required 1|2|8}.
 *
 * @param values the closed list of values; empty when it is open
 */
record Promise(String event, String path, String type, boolean required, List<String> values) {

    /** Every property of a schema, nested ones by their path. */
    static List<Promise> of(String event, JsonNode schema) {
        var promises = new ArrayList<Promise>();
        collect(event, "", schema, promises);
        return promises;
    }

    static Promise ofLine(String line) {
        String[] parts = line.split(" ");
        return new Promise(parts[0], parts[1], parts[2], parts[3].equals("required"),
                parts.length > 4 ? List.of(parts[4].split("\\|")) : List.of());
    }

    String line() {
        return String.join(" ", event, path, type, required ? "required" : "optional", String.join("|", values)).strip();
    }

    /** How the promise is broken by what stands there now; empty when it is kept. */
    Optional<String> brokenBy(Promise now) {
        if (now == null) {
            return Optional.of(event + " " + path + " is gone");
        }
        if (!now.type.equals(type)) {
            return Optional.of(event + " " + path + " was " + type + " and is " + now.type);
        }
        if (now.required && !required) {
            return Optional.of(event + " " + path + " was optional and is required");
        }
        if (!now.values.isEmpty() && (values.isEmpty() || !now.values.containsAll(values))) {
            return Optional.of(event + " " + path + " allowed " + (values.isEmpty() ? "any value" : values)
                    + " and allows only " + now.values);
        }
        return Optional.empty();
    }

    private static void collect(String event, String path, JsonNode schema, List<Promise> promises) {
        schema.path("properties").properties().forEach(property -> {
            String name = path + "/" + property.getKey();
            boolean required = schema.path("required").valueStream().anyMatch(r -> r.asText().equals(property.getKey()));
            promises.add(new Promise(event, name, type(property.getValue()), required,
                    property.getValue().path("enum").valueStream().map(JsonNode::asText).toList()));
            collect(event, name, property.getValue(), promises);
        });
        if (schema.has("items")) {
            promises.add(new Promise(event, path + "/[]", type(schema.get("items")), true,
                    schema.get("items").path("enum").valueStream().map(JsonNode::asText).toList()));
            collect(event, path + "/[]", schema.get("items"), promises);
        }
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? String.join("|", type.valueStream().map(JsonNode::asText).sorted().toList())
                : type.asText("any");
    }
}
