package org.chargeledger.notification.domain.announcement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What staff write in an announcement.
 *
 * @param pageUrl where a driver signs in and sees their own refund; the article's 阅读原文
 * @param coverMediaId a permanent material of the account; null for the account's usual cover
 */
public record Words(String title, String digest, String text, String pageUrl, String coverMediaId) {

    static final int LONGEST_TITLE = 32;
    static final int LONGEST_DIGEST = 128;
    static final int LONGEST_TEXT = 5000;
    private static final int LONGEST_URL = 1024;
    /** Words that the channel's review may take for advertising or inducement. */
    private static final List<String> RISKY = List.of("返现", "领取", "免费领", "转发", "点击领", "!", "！");

    /** What forbids it, all at once. */
    public List<String> findings() {
        var findings = new ArrayList<String>();
        length(findings, "title", title, 1, LONGEST_TITLE);
        length(findings, "digest", digest, 1, LONGEST_DIGEST);
        length(findings, "text", text, 1, LONGEST_TEXT);
        length(findings, "pageUrl", pageUrl, 1, LONGEST_URL);
        if (pageUrl != null && !pageUrl.startsWith("https://") && !pageUrl.startsWith("http://")) {
            findings.add("pageUrl is a web address");
        }
        return findings;
    }

    /** What the review may stumble over. */
    public List<String> hints() {
        return RISKY.stream().filter(word -> Stream.of(title, digest, text).anyMatch(part -> part.contains(word)))
                .toList();
    }

    private static void length(List<String> findings, String name, String value, int least, int most) {
        int length = value == null ? 0 : value.strip().codePointCount(0, value.strip().length());
        if (length < least || length > most) {
            findings.add(name + " has " + least + " to " + most + " characters, not " + length);
        }
    }
}
