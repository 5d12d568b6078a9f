package org.chargeledger.notification.domain.announcement;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chargeledger.notification.domain.Station;
import org.chargeledger.notification.domain.Wording;
import org.chargeledger.notification.domain.announcement.Shown.Listed;

/** The article's text: the operator's words, and below them what was generated. Plain elements, inline style. */
public final class Article {

    /** WeChat takes fewer than 20 000 characters. */
    static final int LONGEST = 19_999;
    /** The rest is for the operator's words. */
    static final int LONGEST_GENERATED = 13_000;
    private static final int MOST_STATIONS = 20;
    private static final ZoneId ZONE = Station.USUAL_ZONE;
    private static final String NAME = "<td style=\"border:1px solid #ddd;padding:4px 6px;white-space:nowrap\">";
    private static final String VALUE = "<td style=\"border:1px solid #ddd;padding:4px 6px\">";

    /** No style in the cells: a list of 137 has to fit. */
    private static final String LIST =
            "<table border=\"1\" cellpadding=\"5\" style=\"border-collapse:collapse;width:100%;font-size:13px\">";

    private Article() {}

    public static String html(Words words, String generated) {
        String own = words.text().strip().lines()
                .map(line -> "<p style=\"margin:0 0 12px;line-height:1.7\">" + escape(line) + "</p>")
                .collect(Collectors.joining());
        return "<section style=\"font-size:15px;color:#222\">" + own + generated + "</section>";
    }

    /** What forbids it as a whole although each part is allowed: short lines and marks take many characters. */
    public static Optional<String> finding(Words words, String generated) {
        int length = html(words, generated).length();
        return length <= LONGEST ? Optional.empty()
                : Optional.of("the article has " + length + " characters, at most " + LONGEST + " are allowed");
    }

    public static String generated(Form form, Shown shown) {
        return form == Form.TOTALS ? totals(shown) : totals(shown) + list(shown);
    }

    private static String totals(Shown shown) {
        var rows = new StringBuilder();
        row(rows, "退款事由", shown.batchReason());
        row(rows, "涉及站点", stations(shown));
        row(rows, "充电时间", day(shown.firstSessionAt()) + " 至 " + day(shown.lastSessionAt()));
        row(rows, "账单数", shown.items() + " 笔");
        row(rows, "退款总额", Wording.yuan(shown.totalFen()));
        row(rows, "已退款", shown.done() + " 笔，" + Wording.yuan(shown.doneFen()));
        row(rows, "处理中", shown.open() + " 笔");
        row(rows, "未成功", shown.failed() + " 笔（客服将逐一联系）");
        return "<p style=\"margin:16px 0 6px\"><strong>" + escape(shown.batchName()) + "</strong></p>"
                + table(rows) + "<p style=\"margin:8px 0;color:#666;font-size:13px\">截至 "
                + Wording.moment(shown.asOf(), ZONE) + "。本人的退款可点“阅读原文”登录后查看。</p>";
    }

    /** Lines that do not fit any more count among the others. */
    private static String list(Shown shown) {
        var rows = new StringBuilder("<tr><th>昵称</th><th>手机号</th><th>账单尾号</th><th>状态</th></tr>");
        long listed = 0;
        for (Listed each : shown.listed()) {
            String row = Stream.of(each.maskedName(), each.maskedPhone(), each.billEnd(), each.state())
                    .map(value -> "<td>" + escape(value) + "</td>").collect(Collectors.joining("", "<tr>", "</tr>"));
            if (rows.length() + row.length() > LONGEST_GENERATED) {
                break;
            }
            rows.append(row);
            listed++;
        }
        String others = shown.items() == listed ? "" : "<p style=\"margin:8px 0\">另有 " + (shown.items() - listed)
                + " 笔（未同意公开或未列出）。</p>";
        return (listed == 0 ? "" : LIST + rows + "</table>") + others;
    }

    private static String stations(Shown shown) {
        String named = shown.stations().stream().limit(MOST_STATIONS).collect(Collectors.joining("、"));
        return shown.stations().size() > MOST_STATIONS ? named + " 等 " + shown.stations().size() + " 个" : named;
    }

    private static String table(StringBuilder rows) {
        return "<table style=\"border-collapse:collapse;width:100%;font-size:14px\">" + rows + "</table>";
    }

    private static void row(StringBuilder rows, String name, String value) {
        rows.append("<tr>").append(cell(NAME, name)).append(cell(VALUE, value)).append("</tr>");
    }

    private static String cell(String cell, String value) {
        return cell + escape(value == null ? "" : value) + "</td>";
    }

    private static String day(Instant time) {
        return Wording.day(time.atZone(ZONE).toLocalDate());
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
