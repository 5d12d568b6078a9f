package org.chargeledger.replay.refund;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.chargeledger.replay.Pause;
import org.chargeledger.replay.http.Api;
import org.chargeledger.replay.scenario.DriverPlan;
import org.chargeledger.replay.seed.WechatSide;

/** What people read of the campaign: everybody an article, each driver of a refund a message. Judged on their phones. */
final class Telling {

    private static final String ANNOUNCEMENTS = "/notification/v1/announcements";
    /** Messages and articles leave in real time. */
    private static final Duration LEAVES_WITHIN = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Api writer;
    private final Api approver;
    private final WechatSide wechat;
    private final String pageUrl;
    private final Verdict verdict;

    Telling(Api writer, Api approver, WechatSide wechat, String edgeUrl, Verdict verdict) {
        this.writer = writer;
        this.approver = approver;
        this.wechat = wechat;
        this.pageUrl = edgeUrl + "/my";
        this.verdict = verdict;
    }

    /** Written by one, approved by another, looked at on one phone, then sent to all who follow. */
    void article(String batchId) {
        JsonNode drafted = writer.post(ANNOUNCEMENTS, "story-announcement", Map.of("appId", WechatSide.APP_ID, "batchId",
                batchId, "form", "TOTALS", "title", "占桩费退费公告", "digest", "10月18日前收取的占桩费已全部退回余额",
                "text", "各位车主：\n我司自2019年10月17日起取消全部站点的占桩费。此前收取的占桩费已原路退回。",
                "pageUrl", pageUrl));
        String path = ANNOUNCEMENTS + "/" + drafted.path("announcementId").asText();
        String eTag = "\"" + drafted.path("version").asInt() + "\"";
        verdict.equal("approval of the article by its writer is refused with", 409,
                writer.edit("POST", path + "/approval", "story-approve-own-article", eTag, Map.of()).status());
        approver.post(path + "/approval", "story-approve-article", eTag, Map.of());
        await(path, state -> state.equals("DRAFT_CREATED"));
        approver.post(path + "/preview", "story-preview", Map.of("openid", WechatSide.STAFF_OPENID));
        verdict.equal("phones that show its preview", List.of(WechatSide.STAFF_OPENID), phonesWithArticle());
        approver.post(path + "/submission", "story-send-article", Map.of("way", "MASS_SEND"));
        JsonNode sent = await(path, state -> state.equals("FINISHED") || state.equals("FAILED"));
        verdict.equal("the article is", "FINISHED", sent.path("state").asText());
        verdict.equal("mass sends of this month", "1 of 4", quota());
        verdict.equal("followers it was sent to", IdleCampaign.DRIVERS + 1, sent.at("/counts/sent").asInt());
        verdict.equal("phones that show it", IdleCampaign.DRIVERS + 1, phonesWithArticle().size());
        read(wechat.page(sent.path("articleUrl").asText()));
    }

    private void read(String page) {
        verdict.equal("its permanent page tells of 137 bills refunded", true, page.contains("已退款</td>")
                && page.contains("137 笔，"));
        verdict.equal("  and names nobody", List.of(), Operator.drivers().stream().filter(driver ->
                page.contains(driver.phone()) || page.contains(driver.nickname()) || page.contains(driver.openid()))
                .map(DriverPlan::nickname).toList());
    }

    private String quota() {
        JsonNode quota = writer.get(ANNOUNCEMENTS + "/quota?appId=" + WechatSide.APP_ID);
        return quota.path("used").asLong() + " of " + quota.path("limit").asInt();
    }

    private Collection<String> phonesWithArticle() {
        var phones = new TreeSet<String>();
        wechat.messages().forEach(message -> {
            if (message.path("kind").asText().equals("ARTICLE")) {
                phones.add(message.path("openid").asText());
            }
        });
        return phones;
    }

    /** Each refund once, on the phone of its driver, with its bill and its amount. */
    void drivers(List<IdleSession> owed) {
        var expected = new TreeSet<String>();
        owed.forEach(session -> expected.add(Operator.openid(session.driver()) + " " + session.billNo() + " "
                + BigDecimal.valueOf(session.idleFeeFen(), 2) + "元"));
        await(this::refundMessages, found -> found.size() >= expected.size());
        List<String> found = refundMessages();
        verdict.equal("messages about a refund", expected.size(), found.size());
        verdict.equal("  that tell the right driver the right bill and amount", expected.size(),
                found.stream().filter(expected::contains).distinct().count());
    }

    private List<String> refundMessages() {
        var found = new ArrayList<String>();
        wechat.messages().forEach(message -> {
            if (message.path("templateId").asText().equals(WechatSide.REFUND_TEMPLATE)) {
                found.add(message.path("openid").asText() + " " + line(message, "character_string2") + " "
                        + line(message, "amount1"));
            }
        });
        return found;
    }

    private static String line(JsonNode message, String key) {
        for (JsonNode line : message.path("lines")) {
            if (line.path("key").asText().equals(key)) {
                return line.path("value").asText();
            }
        }
        return "";
    }

    private JsonNode await(String path, Predicate<String> enough) {
        return await(() -> writer.get(path), found -> enough.test(found.path("state").asText()));
    }

    private static <T> T await(Supplier<T> look, Predicate<T> enough) {
        long deadline = System.nanoTime() + LEAVES_WITHIN.toNanos();
        T found = look.get();
        while (!enough.test(found) && System.nanoTime() < deadline) {
            Pause.of(BETWEEN_LOOKS);
            found = look.get();
        }
        return found;
    }
}
