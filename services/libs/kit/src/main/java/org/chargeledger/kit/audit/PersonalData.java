package org.chargeledger.kit.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.chargeledger.kit.event.EventJson;

/**
 * Keeps personal data out of what is never deleted, where its fields are a defect, and out of what staff are shown,
 * where they are masked; phone numbers in texts are masked in both.
 */
public final class PersonalData {

    private static final Set<String> FIELDS = Set.of("phone", "nickname", "openid", "unionid");
    private static final Pattern PHONE = Pattern.compile("(?<!\\d)(1[3-9]\\d)\\d{4}(\\d{4})(?!\\d)");
    private static final Pattern OPENID = Pattern.compile("(?<![\\w-])(o[\\w-]{3})[\\w-]{24}(?![\\w-])");
    private static final int VISIBLE = 4;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PersonalData() {}

    /** 189xxxx4136, the mask of the whole suite; null stays null. */
    static String masked(String text) {
        return text == null ? null : PHONE.matcher(text).replaceAll("$1xxxx$2");
    }

    /** A body or a text for staff: enough to recognise a person, too little to copy; null stays null. */
    public static String shown(String text) {
        if (text == null) {
            return null;
        }
        try {
            JsonNode body = EventJson.read(text, JsonNode.class);
            return body.isContainerNode() ? shown(body).toString() : shownText(text);
        } catch (IllegalArgumentException e) {
            return shownText(text);
        }
    }

    private static JsonNode shown(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = NODES.objectNode();
                object.properties().forEach(field -> copy.set(field.getKey(), isPersonal(field.getKey())
                        ? hidden(field.getValue()) : shown(field.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = NODES.arrayNode();
                array.forEach(element -> copy.add(shown(element)));
                yield copy;
            }
            default -> node.isTextual() ? NODES.textNode(shownText(node.textValue())) : node;
        };
    }

    private static String shownText(String text) {
        return OPENID.matcher(masked(text)).replaceAll("$1****");
    }

    /** A phone as everywhere, of the others the beginning. */
    private static JsonNode hidden(JsonNode value) {
        if (value.isNull()) {
            return value;
        }
        String text = value.isTextual() ? value.textValue() : value.toString();
        String phone = masked(text);
        int visible = Math.min(VISIBLE, text.codePointCount(0, text.length()) / 4);
        return NODES.textNode(phone.equals(text) ? text.substring(0, text.offsetByCodePoints(0, visible)) + "****"
                : phone);
    }

    private static boolean isPersonal(String field) {
        return FIELDS.contains(field.toLowerCase(Locale.ROOT));
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
            if (isPersonal(field.getKey())) {
                throw new IllegalArgumentException(field.getKey() + " is personal data: name the person by id");
            }
            copy.set(field.getKey(), masked(field.getValue()));
        });
        return copy;
    }
}
