package org.chargeledger.notification.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an operator's official account shows a kind of message: its template, its field keys and the page behind it, and
 * which channels are tried in which order.
 *
 * @param serviceText what a customer-service message says, with {names} of values; null without that channel
 */
public record Template(String appId, String templateId, String pageUrl, List<Field> fields, List<Channel> channels,
        String serviceText) {

    private static final int MOST_FIELDS = 10;
    private static final int LONGEST_TEXT = 600;
    private static final Pattern VALUE = Pattern.compile("\\{([A-Za-z]+)}");

    public Template {
        fields = List.copyOf(fields);
        channels = List.copyOf(channels);
    }

    /** One line: the key that WeChat gave it and the name of our value, {@link Kind#shownValues()}. */
    public record Field(String key, String value) {}

    /** What to send, or what forbids sending it. */
    public record Rendered(Map<String, String> fields, String url, String text, Optional<String> finding) {}

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
                findings.add(noValue(field.value(), kind));
            }
        }
        if (!channels.contains(Channel.WECHAT_TEMPLATE) || new HashSet<>(channels).size() != channels.size()) {
            findings.add("channels name WECHAT_TEMPLATE, and each channel once");
        }
        if (channels.contains(Channel.WECHAT_CUSTOMER_SERVICE)) {
            findings.addAll(textFindings(kind));
        }
        return List.copyOf(findings);
    }

    private List<String> textFindings(Kind kind) {
        if (serviceText == null || serviceText.isBlank() || serviceText.length() > LONGEST_TEXT) {
            return List.of("serviceText has 1 to " + LONGEST_TEXT + " characters");
        }
        return VALUE.matcher(serviceText).results().map(found -> found.group(1))
                .filter(name -> !kind.shownValues().contains(name)).map(name -> noValue(name, kind)).toList();
    }

    private static String noValue(String name, Kind kind) {
        return name + " is no value of " + kind + "; there are " + String.join(", ", kind.shownValues());
    }

    /** A value that the field type does not allow is a finding, never a shortened value. */
    public Rendered render(Channel channel, Map<String, String> content) {
        return channel == Channel.WECHAT_TEMPLATE ? renderFields(content) : renderText(content);
    }

    private Rendered renderFields(Map<String, String> content) {
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
        return new Rendered(rendered, url(content), null, Optional.empty());
    }

    private Rendered renderText(Map<String, String> content) {
        var missing = VALUE.matcher(serviceText).results().map(found -> found.group(1))
                .filter(name -> !content.containsKey(name)).findFirst();
        if (missing.isPresent()) {
            return refused("serviceText needs " + missing.get() + ", which this message has not");
        }
        String text = VALUE.matcher(serviceText)
                .replaceAll(found -> Matcher.quoteReplacement(content.get(found.group(1))));
        return new Rendered(Map.of(), null, text, Optional.empty());
    }

    private String url(Map<String, String> content) {
        return pageUrl == null ? null : pageUrl.replace("{billNo}", content.getOrDefault("billNo", ""));
    }

    private static Rendered refused(String finding) {
        return new Rendered(Map.of(), null, null, Optional.of(finding));
    }
}
