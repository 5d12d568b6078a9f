package org.chargeledger.notification.gateway;

import org.chargeledger.notification.domain.Answer;

/** There is no server token to send with; carries the answer that the message gets instead. */
class TokenUnavailable extends RuntimeException {

    private final transient Answer answer;

    TokenUnavailable(Answer answer) {
        super(answer.detail(), null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
