package org.chargeledger.kit.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chargeledger.kit.testing.TopicsFile.Topic;

/** The AsyncAPI 3 document of the suite, made from topics.yaml and the schemas; the schemas stay where they are. */
final class AsyncApi {

    private static final ObjectMapper YAML = YAMLMapper.builder().disable(YAMLGenerator.Feature.SPLIT_LINES).build();

    private AsyncApi() {}

    static String document() {
        List<Topic> topics = TopicsFile.read();
        var document = map("asyncapi", "3.0.0", "info", map("title", "ChargeLedger events", "version", "1",
                "description", "CloudEvents 1.0 on Kafka, binary mode. Made from topics.yaml and events/; do not edit."),
                "defaultContentType", "application/json");
        document.put("channels", each(topics, Topic::name, AsyncApi::channel));
        document.put("operations", each(topics, topic -> "send-" + topic.name(), AsyncApi::operation));
        document.put("components", map(
                "messages", each(Contracts.names(), event -> event, AsyncApi::message),
                "messageTraits", map("cloudEvent", map("headers", headers()))));
        try {
            return YAML.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> channel(Topic topic) {
        return map("address", topic.name(),
                "description", "Key: " + topic.key() + ". " + (topic.compacted() ? "Compacted: the newest per key is kept."
                        : "Kept for " + topic.retentionDays() + " days."),
                "messages", each(topic.events(), event -> event, event -> ref("#/components/messages/" + event)),
                "bindings", map("kafka", map("topic", topic.name(), "partitions", topic.partitions(),
                        "topicConfiguration", topic.compacted() ? map("cleanup.policy", List.of("compact"))
                                : map("cleanup.policy", List.of("delete"), "retention.ms",
                                        topic.retentionDays() * 86_400_000L))));
    }

    private static Map<String, Object> operation(Topic topic) {
        return map("action", "send", "channel", ref("#/channels/" + topic.name()),
                "summary", topic.name().substring(0, topic.name().indexOf('.')) + " publishes these facts");
    }

    private static Map<String, Object> message(String event) {
        return map("name", event, "summary", schema(event).path("description").asText(),
                "traits", List.of(ref("#/components/messageTraits/cloudEvent")),
                "payload", map("schemaFormat", "application/schema+json;version=draft-2020-12",
                        "schema", ref("events/" + event + "/v1/schema.json")));
    }

    private static Map<String, Object> headers() {
        var properties = new LinkedHashMap<String, Object>();
        for (String name : List.of("ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time", "ce_operatorid",
                "content-type", "traceparent")) {
            properties.put(name, map("type", "string"));
        }
        return map("type", "object", "required",
                List.of("ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time", "ce_operatorid"),
                "properties", properties);
    }

    private static JsonNode schema(String event) {
        Path file = Repository.root().resolve("contracts/events").resolve(event).resolve("v1/schema.json");
        try {
            return new ObjectMapper().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> ref(String target) {
        return map("$ref", target);
    }

    private static <T> Map<String, Object> each(List<T> things, Function<T, String> name,
            Function<T, Object> value) {
        var entries = new LinkedHashMap<String, Object>();
        things.forEach(thing -> entries.put(name.apply(thing), value.apply(thing)));
        return entries;
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        var entries = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            entries.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return entries;
    }
}
