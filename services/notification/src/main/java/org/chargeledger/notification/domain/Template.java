package org.chargeledger.notification.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an operator's official account shows a kind of message: its template, its field keys and the page behind it. */
public record Template(String appId, String templateId, String pageUrl, List<Field> fields) {

    private static final int MOST_FIELDS = 10;

    public Template {
        fields = List.copyOf(fields);
    }

    /** One line: the key that WeChat gave it and the name of our value, {@link Kind#shownValues()}. */
    public record Field(String key, String value) {}

    /** The fields to send, or what forbids sending them. */
    public record Rendered(Map<String, String> fields, String url, Optional<String> finding) {}

    /** What is wrong with this configuration for the kind; empty when it can be used. */
    public List<String> findings(Kind kind) {
        var findings = new ArrayList<String>();
        var keys = new HashSet<String>();
        if (fields.isEmpty() || fields.size() > MOST_FIELDS) {
            findings.add("a template has 1 to " + MOST_FIELDS + " fields");
        }
        for (Field field : fields) {
            if (FieldType.ofKey(field.key()).isEmpty()) {
                findings.add(field.key() + " is no field key of a category template");
            }
            if (!keys.add(field.key())) {
                findings.add(field.key() + " is mapped twice");
            }
            if (!kind.shownValues().contains(field.value())) {
                findings.add(field.value() + " is no value of " + kind + "; there are " + String.join(", ", kind.shownValues()));
            }
        }
        return List.copyOf(findings);
    }

    /** A value that the field type does not allow is a finding, never a shortened value. */
    public Rendered render(Map<String, String> content) {
        var rendered = new LinkedHashMap<String, String>();
        for (Field field : fields) {
            String value = content.get(field.value());
            if (value == null) {
                return refused(field.key() + " needs " + field.value() + ", which this message has not");
            }
            Optional<String> finding = FieldType.ofKey(field.key()).orElseThrow().finding(value);
            if (finding.isPresent()) {
                return refused(field.key() + " " + finding.get());
            }
            rendered.put(field.key(), value);
        }
        return new Rendered(rendered, url(content), Optional.empty());
    }

    private String url(Map<String, String> content) {
        return pageUrl == null ? null : pageUrl.replace("{billNo}", content.getOrDefault("billNo", ""));
    }

    private static Rendered refused(String finding) {
        return new Rendered(Map.of(), null, Optional.of(finding));
    }
}
