package org.chargeledger.notification.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an operator's official account shows a kind of message: its template, the page behind it, and which channels are
 * tried in which order.
 *
 * @param serviceText what a customer-service message says, with {names} of values; null without that channel
 * @param notice the template of subscription notices, another one than for template messages; null without them
 */
public record Template(String appId, Layout layout, String pageUrl, List<Channel> channels, String serviceText,
        Layout notice) {

    private static final int LONGEST_TEXT = 600;
    private static final Pattern VALUE = Pattern.compile("\\{([A-Za-z]+)}");

    public Template {
        channels = List.copyOf(channels);
    }

    /** What to send, or what forbids sending it. */
    public record Rendered(Map<String, String> fields, String url, String text, Optional<String> finding) {}

    /** What is wrong with this configuration for the kind; empty when it can be used. */
    public List<Finding> findings(Kind kind) {
        var findings = new ArrayList<>(layout.findings(kind, "fields"));
        if (!channels.contains(Channel.WECHAT_TEMPLATE) || new HashSet<>(channels).size() != channels.size()) {
            findings.add(new Finding("channels-invalid", "channels",
                    "channels name WECHAT_TEMPLATE, and each channel once"));
        }
        if (channels.contains(Channel.WECHAT_CUSTOMER_SERVICE)) {
            findings.addAll(textFindings(kind));
        }
        if (channels.contains(Channel.WECHAT_SUBSCRIPTION)) {
            findings.addAll(notice == null
                    ? List.of(new Finding("notice-missing", "notice",
                            "subscription notices have a template of their own"))
                    : notice.findings(kind, "notice.fields"));
        }
        return List.copyOf(findings);
    }

    private List<Finding> textFindings(Kind kind) {
        if (serviceText == null || serviceText.isBlank() || serviceText.length() > LONGEST_TEXT) {
            return List.of(new Finding("text-length", "serviceText",
                    "serviceText has 1 to " + LONGEST_TEXT + " characters"));
        }
        return VALUE.matcher(serviceText).results().map(found -> found.group(1))
                .filter(name -> !kind.shownValues().contains(name))
                .map(name -> Layout.noValue(name, kind, "serviceText")).toList();
    }

    /** A value that the field type does not allow is a finding, never a shortened value. */
    public Rendered render(Channel channel, Map<String, String> content) {
        return switch (channel) {
            case WECHAT_TEMPLATE -> renderFields(layout, content);
            case WECHAT_SUBSCRIPTION -> renderFields(notice, content);
            case WECHAT_CUSTOMER_SERVICE -> renderText(content);
        };
    }

    private Rendered renderFields(Layout layout, Map<String, String> content) {
        Layout.Filled filled = layout.fill(content);
        return new Rendered(filled.lines(), url(content), null, filled.finding());
    }

    private Rendered renderText(Map<String, String> content) {
        var missing = VALUE.matcher(serviceText).results().map(found -> found.group(1))
                .filter(name -> !content.containsKey(name)).findFirst();
        if (missing.isPresent()) {
            return new Rendered(Map.of(), null, null,
                    Optional.of("serviceText needs " + missing.get() + ", which this message has not"));
        }
        String text = VALUE.matcher(serviceText)
                .replaceAll(found -> Matcher.quoteReplacement(content.get(found.group(1))));
        return new Rendered(Map.of(), null, text, Optional.empty());
    }

    private String url(Map<String, String> content) {
        return pageUrl == null ? null : pageUrl.replace("{billNo}", content.getOrDefault("billNo", ""));
    }
}
