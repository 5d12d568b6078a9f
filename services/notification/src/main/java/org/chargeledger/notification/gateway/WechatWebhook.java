package org.chargeledger.notification.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chargeledger.notification.domain.announcement.Look;
import org.chargeledger.notification.domain.announcement.Look.Counts;
import org.chargeledger.notification.domain.announcement.Look.Result;
import org.eclipse.microprofile.config.Config;

/**
 * What WeChat posts, in safe mode only: the plain signature does not cover the body. An account's token and key come
 * from the configuration.
 */
@ApplicationScoped
class WechatWebhook implements WebhookGateway {

    /** WeChat tries three times within some fifteen seconds; clocks may differ. Real time. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Config config;
    private final Clock realTime = Clock.systemUTC();

    WechatWebhook(Config config) {
        this.config = config;
    }

    @Override
    public Optional<String> echo(String appId, Signed signed, String echo) {
        return setting("WECHAT_WEBHOOK_TOKEN_", appId)
                .filter(token -> fresh(signed) && echo != null
                        && WebhookSecret.matches(signed.signature(), token, signed.timestamp(), signed.nonce()))
                .map(token -> echo);
    }

    @Override
    public Optional<Notice> open(String appId, Signed signed, String body) {
        Optional<String> token = setting("WECHAT_WEBHOOK_TOKEN_", appId);
        Optional<String> aesKey = setting("WECHAT_WEBHOOK_AES_KEY_", appId);
        if (token.isEmpty() || aesKey.isEmpty() || !fresh(signed)) {
            return Optional.empty();
        }
        return WebhookXml.parse(body).map(xml -> xml.text("Encrypt"))
                .filter(encrypted -> WebhookSecret.matches(signed.messageSignature(), token.get(), signed.timestamp(),
                        signed.nonce(), encrypted))
                .flatMap(encrypted -> WebhookSecret.open(aesKey.get(), appId, encrypted))
                .flatMap(WebhookXml::parse).map(WechatWebhook::notice);
    }

    private Optional<String> setting(String prefix, String appId) {
        return config.getOptionalValue(prefix + appId.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"),
                String.class);
    }

    private boolean fresh(Signed signed) {
        if (signed.timestamp() == null || signed.nonce() == null || !signed.timestamp().matches("[0-9]{1,12}")) {
            return false;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(signed.timestamp()));
        return Duration.between(at, realTime.instant()).abs().compareTo(FRESH) <= 0;
    }

    private static Notice notice(WebhookXml xml) {
        String event = xml.text("Event") == null ? "" : xml.text("Event").toUpperCase(Locale.ROOT);
        return switch (event) {
            case "SUBSCRIBE" -> ofPerson(xml, Event.FOLLOWED);
            case "UNSUBSCRIBE" -> ofPerson(xml, Event.UNFOLLOWED);
            case "TEMPLATESENDJOBFINISH" -> ofJob(xml, event, Event.MESSAGE_REPORTED, jobNumber(xml), null);
            case "MASSSENDJOBFINISH" -> ofJob(xml, event, Event.ARTICLE_REPORTED, jobNumber(xml), massSend(xml));
            case "PUBLISHJOBFINISH" -> ofJob(xml, event, Event.ARTICLE_REPORTED,
                    xml.text("PublishEventInfo", "publish_id"), publication(xml));
            case "SUBSCRIBE_MSG_POPUP_EVENT" ->
                    ofGrants(xml, grants(xml, "SubscribeMsgPopupEvent").filter(Grant::granted));
            case "SUBSCRIBE_MSG_CHANGE_EVENT" -> ofGrants(xml, grants(xml, "SubscribeMsgChangeEvent"));
            case "SUBSCRIBE_MSG_SENT_EVENT" -> ofGrants(xml, refusals(xml));
            default -> ofPerson(xml, Event.OTHER);
        };
    }

    /** Where somebody says no to the question, what they granted before stays; where they change it, nothing does. */
    private static Stream<Grant> grants(WebhookXml xml, String group) {
        return xml.all(group, "List").stream().map(each ->
                new Grant(each.text("TemplateId"), "accept".equals(each.text("SubscribeStatusString"))));
    }

    /** A notice that was accepted and did not arrive was not wanted. */
    private static Stream<Grant> refusals(WebhookXml xml) {
        return xml.all("SubscribeMsgSentEvent", "List").stream()
                .filter(each -> !"0".equals(each.text("ErrorCode")))
                .map(each -> new Grant(each.text("TemplateId"), false));
    }

    private static Notice ofGrants(WebhookXml xml, Stream<Grant> grants) {
        Notice told = ofPerson(xml, Event.GRANTS_CHANGED);
        return new Notice(told.dedupKey(), told.event(), told.openid(), null, false, null, null, grants.toList(),
                told.at());
    }

    private static Notice ofPerson(WebhookXml xml, Event event) {
        String openid = xml.text("FromUserName");
        String key = xml.text("MsgId") != null ? "message|" + xml.text("MsgId")
                : String.join("|", openid, xml.text("CreateTime"), xml.text("Event"));
        return new Notice(hidden(key), event, event == Event.OTHER ? null : openid, null, false, null, null, List.of(),
                at(xml));
    }

    private static Notice ofJob(WebhookXml xml, String event, Event meaning, String number, Look look) {
        String status = xml.text("Status");
        return new Notice(hidden(event + "|" + number), meaning, null, number,
                status != null && status.replace(" ", "").equalsIgnoreCase("success"), status, look, List.of(),
                at(xml));
    }

    /** Both spellings occur. */
    private static String jobNumber(WebhookXml xml) {
        return xml.text("MsgID") == null ? xml.text("MsgId") : xml.text("MsgID");
    }

    private static Look massSend(WebhookXml xml) {
        String status = xml.text("Status") == null ? "" : xml.text("Status");
        Counts counts = xml.number("TotalCount") == null ? null : new Counts(xml.number("TotalCount"),
                orNone(xml.number("FilterCount")), orNone(xml.number("SentCount")), orNone(xml.number("ErrorCount")));
        boolean sent = status.replace(" ", "").equalsIgnoreCase("sendsuccess");
        return new Look(sent ? Result.SUCCEEDED : Result.FAILED, status, null,
                xml.text("ArticleUrlResult", "ResultList", "item", "ArticleUrl"), counts);
    }

    private static Look publication(WebhookXml xml) {
        String status = xml.text("PublishEventInfo", "publish_status");
        return JobStatus.ofPublication(status == null || !status.matches("[0-9]") ? 3 : Integer.parseInt(status),
                xml.text("PublishEventInfo", "article_id"),
                xml.text("PublishEventInfo", "article_detail", "item", "article_url"));
    }

    private static long orNone(Long number) {
        return number == null ? 0 : number;
    }

    private static Instant at(WebhookXml xml) {
        Long seconds = xml.number("CreateTime");
        return seconds == null ? Instant.EPOCH : Instant.ofEpochSecond(seconds);
    }

    /** The key must repeat, not be read: an openid is in it. */
    private static String hidden(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
