package org.chargeledger.kit.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.chargeledger.kit.event.EventJson;

/** Keeps personal data out of what is never deleted: its fields are a defect, phone numbers in texts are masked. */
final class PersonalData {

    private static final Set<String> FIELDS = Set.of("phone", "nickname", "openid", "unionid");
    private static final Pattern PHONE = Pattern.compile("(?<!\\d)(1[3-9]\\d)\\d{4}(\\d{4})(?!\\d)");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PersonalData() {}

    /** 189xxxx4136, the mask of the whole suite; null stays null. */
    static String masked(String text) {
        return text == null ? null : PHONE.matcher(text).replaceAll("$1xxxx$2");
    }

    /** The value as JSON; null stays null. */
    static String json(Object value) {
        return value == null ? null : masked(EventJson.read(EventJson.write(value), JsonNode.class)).toString();
    }

    private static JsonNode masked(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> fields(object);
            case ArrayNode array -> {
                ArrayNode copy = NODES.arrayNode();
                array.forEach(element -> copy.add(masked(element)));
                yield copy;
            }
            default -> node.isTextual() ? NODES.textNode(masked(node.textValue())) : node;
        };
    }

    private static ObjectNode fields(ObjectNode object) {
        ObjectNode copy = NODES.objectNode();
        object.properties().forEach(field -> {
            if (FIELDS.contains(field.getKey().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(field.getKey() + " is personal data: name the person by id");
            }
            copy.set(field.getKey(), masked(field.getValue()));
        });
        return copy;
    }
}
