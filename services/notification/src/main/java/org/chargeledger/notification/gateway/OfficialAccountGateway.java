package org.chargeledger.notification.gateway;

import java.util.Map;
import org.chargeledger.notification.domain.Answer;

/** The one door to an operator's official account. Behind it are its tokens, codes and quirks; before it are none. */
public interface OfficialAccountGateway {

    /**
     * A rendered message. {@code messageId} has at most 32 characters and is the same in every repetition: the channel
     * shows one message per recipient and id, however often it is sent within ten minutes.
     */
    record Letter(String appId, String openid, String templateId, String url, Map<String, String> fields,
            String messageId) {}

    /** A customer-service message: plain text, without an id that a repetition could name. */
    record Note(String appId, String openid, String text) {

        @Override
        public String toString() {
            return "Note[" + appId + "]";
        }
    }

    /** Tries once and never throws for what a channel may answer or fail to answer. */
    Answer send(Letter letter);

    /** A subscription notice: uses a grant of its recipient, and has no id that a repetition could name. */
    Answer sendNotice(Letter notice);

    /** Tries once, as {@link #send}. */
    Answer say(Note note);
}
