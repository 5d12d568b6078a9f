package org.chargeledger.replay.seed;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chargeledger.replay.http.Api;
import org.chargeledger.replay.http.Http;
import org.chargeledger.replay.http.Reply;
import org.chargeledger.replay.scenario.DriverPlan;
import org.chargeledger.replay.stack.StackView;

/** The operator's official account: who follows it at WeChat, what our side sends through it, and what arrives. */
public final class WechatSide {

    public static final String APP_ID = "wx2019101600000001";
    public static final String STAFF_OPENID = "oZPDstaffOnDutyForBacklog001";
    public static final String REFUND_TEMPLATE = "zpdRefundTemplate-000000000000000000000005";

    private final Http http;
    private final String account;
    private final String messages;
    private final String edgeUrl;

    public WechatSide(Http http, StackView stack) {
        this.http = http;
        this.account = stack.wechatUrl() + "/control/accounts/" + APP_ID;
        this.messages = stack.wechatUrl() + "/control/messages?appId=" + APP_ID;
        this.edgeUrl = stack.edgeUrl();
    }

    /** Part of the pretend outside world, so it is arranged at the emulator and not through our API. */
    public void followers(List<DriverPlan> drivers) {
        List<Map<String, Object>> followers = new ArrayList<>();
        drivers.forEach(driver -> followers.add(
                Map.of("openid", driver.openid(), "nickname", driver.nickname(), "following", true)));
        followers.add(Map.of("openid", STAFF_OPENID, "nickname", "值班主管", "following", true));
        arrange("/followers", followers);
    }

    /** As set up in the account's console at WeChat; its keys are those of the local stack. */
    private void webhook() {
        arrange("/webhook", Map.of("url", edgeUrl + "/api/notification/v1/wechat-callbacks/" + APP_ID, "token",
                "zpd-webhook-demo", "aesKey", "zpdWebhookDemoKeyOnlyForTheLocalSimulator00", "mode", "ENCRYPTED"));
    }

    private void arrange(String what, Object body) {
        Reply reply = http.send(HttpRequest.newBuilder(URI.create(account + what))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(Http.JSON.valueToTree(body).toString())));
        if (!reply.good()) {
            throw new IllegalStateException("the WeChat emulator took no " + what + ": " + reply);
        }
    }

    /** Everything on all drivers' phones that came from the account. */
    public JsonNode messages() {
        return http.send(HttpRequest.newBuilder(URI.create(messages))).body();
    }

    /** An article as a phone shows it. */
    public String page(String url) {
        return http.exchange(HttpRequest.newBuilder(URI.create(url))).body();
    }

    public void refundTemplate(Api staff) {
        template(staff, "REFUND_ARRIVED", REFUND_TEMPLATE, "amount1=amount", "character_string2=reference",
                "thing3=reason", "thing4=destination", "time5=at");
    }

    public void accountAndTemplates(Api staff) {
        staff.put("/notification/v1/official-accounts/" + APP_ID, "seed-account", Map.of("name", "ZPD 充电"));
        webhook();
        template(staff, "BILL", "zpdBillTemplate-000000000000000000000000001", "thing1=stationName",
                "character_string2=billNo", "character_string3=energy", "amount4=due", "time5=chargeEndedAt");
        template(staff, "HELD", "zpdHeldTemplate-000000000000000000000000002", "thing1=stationName",
                "character_string2=billNo", "time3=requestedAt", "thing4=reason", "amount5=reserved");
        template(staff, "CORRECTED", "zpdCorrectedTemplate-0000000000000000000004", "thing1=stationName",
                "character_string2=billNo", "amount3=due", "phrase4=change", "amount5=difference");
        template(staff, "BACKLOG", "zpdBacklogTemplate-000000000000000000000003", "time1=day", "number2=count",
                "amount3=reserved", "time4=oldestHeldAt", "thing5=mainReason");
        staff.put("/notification/v1/staff-recipients", "seed-staff",
                Map.of("recipients", List.of(Map.of("name", "值班主管", "openid", STAFF_OPENID))));
    }

    private static void template(Api staff, String kind, String templateId, String... fields) {
        staff.put("/notification/v1/templates/" + kind, "seed-template-" + kind, Map.of(
                "appId", APP_ID, "templateId", templateId, "fields", List.of(fields).stream()
                        .map(field -> field.split("="))
                        .map(field -> Map.of("key", field[0], "value", field[1])).toList()));
    }
}
