package org.chargeledger.notification.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.chargeledger.notification.domain.Answer;
import org.chargeledger.notification.domain.Answer.Outcome;
import org.chargeledger.notification.domain.announcement.ChannelReply;

/** WeChat's JSON: HTTP 200 whatever happened, the truth in errcode. */
@JsonIgnoreProperties(ignoreUnknown = true)
record WechatAnswer(int errcode, String errmsg, String msgid, @JsonProperty("access_token") String accessToken,
        @JsonProperty("expires_in") long expiresInSeconds, @JsonProperty("media_id") String mediaId,
        @JsonProperty("publish_id") String publishId, @JsonProperty("msg_id") String msgId,
        @JsonProperty("msg_data_id") String msgDataId, @JsonProperty("publish_status") Integer publishStatus,
        @JsonProperty("article_id") String articleId, @JsonProperty("article_detail") JsonNode articleDetail,
        @JsonProperty("msg_status") String msgStatus, String ticket) {

    /** A ticket signs pages in the account's name as long as it lives: it is as secret as a token. */
    @Override
    public String toString() {
        return "WechatAnswer[" + detail() + "]";
    }


    private static final ObjectMapper JSON = new ObjectMapper();

    static WechatAnswer read(String text) throws JsonProcessingException {
        return JSON.readValue(text, WechatAnswer.class);
    }

    /** 40001 wrong or not the latest, 40014 malformed, 42001 expired. */
    boolean tokenRefused() {
        return errcode == 40001 || errcode == 40014 || errcode == 42001;
    }

    Answer toAnswer() {
        Outcome outcome = outcome();
        return outcome == Outcome.ACCEPTED ? Answer.accepted(msgid) : Answer.of(outcome, detail());
    }

    /** Codes of the interface reference; one we do not know is a refusal that may pass. */
    Outcome outcome() {
        return switch (errcode) {
            case 0, 45065 -> Outcome.ACCEPTED;
            case 43004, 43019, 50005 -> Outcome.NOT_FOLLOWING;
            case 43101 -> Outcome.REFUSED_BY_RECIPIENT;
            case 45015, 45047 -> Outcome.WINDOW_CLOSED;
            case 40003 -> Outcome.RECIPIENT_UNKNOWN;
            case 47001, 47003 -> Outcome.FIELD_REJECTED;
            case 40037 -> Outcome.TEMPLATE_REJECTED;
            case 43117 -> Outcome.TOO_FREQUENT;
            case 45009 -> Outcome.DAILY_LIMIT;
            case 40001, 40014, 42001, 40002, 40013, 40125, 40164, 40243, 41004, 48001, 48004, 89503 ->
                    Outcome.ACCOUNT_REFUSED;
            default -> Outcome.BUSY;
        };
    }

    /** The same codes where an article is handed over; one we do not know refuses the article. */
    ChannelReply.Outcome replyOutcome() {
        return switch (errcode) {
            case 0, 45065 -> ChannelReply.Outcome.ACCEPTED;
            case 45066 -> ChannelReply.Outcome.TOO_SOON;
            case 40007 -> ChannelReply.Outcome.DRAFT_GONE;
            case 45028 -> ChannelReply.Outcome.QUOTA_USED;
            case 45009 -> ChannelReply.Outcome.DAILY_LIMIT;
            case -1, 45011 -> ChannelReply.Outcome.BUSY;
            case 40001, 40014, 42001, 40002, 40013, 40125, 40164, 40243, 41004, 48001, 48004, 89503 ->
                    ChannelReply.Outcome.NOT_AUTHORISED;
            default -> ChannelReply.Outcome.REFUSED;
        };
    }

    String detail() {
        return errcode + " " + errmsg;
    }
}
