package org.chargeledger.notification.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A template at WeChat and which of our values goes into which of its keys. */
public record Layout(String templateId, List<Field> fields) {

    private static final int MOST_FIELDS = 10;

    public Layout {
        fields = List.copyOf(fields);
    }

    /** One line: the key that WeChat gave it and the name of our value, {@link Kind#shownValues()}. */
    public record Field(String key, String value) {}

    /** The lines of one message, or what forbids sending it. */
    record Filled(Map<String, String> lines, Optional<String> finding) {}

    /** What could never be filled; {@code at} is where these fields stand in the setting. */
    List<Finding> findings(Kind kind, String at) {
        var findings = new ArrayList<Finding>();
        if (fields.isEmpty() || fields.size() > MOST_FIELDS) {
            findings.add(new Finding("fields-count", at, "a template has 1 to " + MOST_FIELDS + " fields"));
        }
        var keys = new HashSet<String>();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            String here = at + "[" + i + "]";
            check(kind, field, here).ifPresent(findings::add);
            if (!keys.add(field.key())) {
                findings.add(new Finding("key-twice", here + ".key", field.key() + " is mapped twice"));
            }
        }
        return findings;
    }

    /** A key must be of a known type and take the value as messages of the kind usually have it. */
    private static Optional<Finding> check(Kind kind, Field field, String here) {
        Optional<FieldType> type = FieldType.ofKey(field.key());
        if (!kind.shownValues().contains(field.value())) {
            return Optional.of(noValue(field.value(), kind, here + ".value"));
        } else if (type.isEmpty()) {
            return Optional.of(new Finding("key-unknown", here + ".key",
                    field.key() + " is no field key of a category template"));
        }
        String sample = Samples.of(kind).get(field.value());
        return type.get().finding(sample).map(reason -> new Finding("value-misfit", here + ".key",
                field.value() + " does not fit " + field.key() + ": " + sample + " " + reason));
    }

    static Finding noValue(String name, Kind kind, String at) {
        return new Finding("value-unknown", at,
                name + " is no value of " + kind + "; there are " + String.join(", ", kind.shownValues()));
    }

    Filled fill(Map<String, String> content) {
        var lines = new LinkedHashMap<String, String>();
        for (Field field : fields) {
            String value = content.get(field.value());
            if (value == null) {
                return new Filled(Map.of(),
                        Optional.of(field.key() + " needs " + field.value() + ", which this message has not"));
            }
            Optional<String> finding = FieldType.ofKey(field.key()).orElseThrow().finding(value);
            if (finding.isPresent()) {
                return new Filled(Map.of(), finding.map(reason -> field.key() + " " + reason));
            }
            lines.put(field.key(), value);
        }
        return new Filled(lines, Optional.empty());
    }
}
