package org.chargeledger.notification.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Function;
import org.chargeledger.notification.domain.Answer;
import org.chargeledger.notification.domain.Answer.Outcome;

/** Makes a call with the account's token: a refused token is replaced once and the call repeated once, unchanged. */
@ApplicationScoped
class WechatCalls {

    /** What came of a call: WeChat's answer, or why there is none. */
    record Called(WechatAnswer answer, Answer failure) {

        boolean tokenRefused() {
            return answer != null && answer.tokenRefused();
        }

        Answer toAnswer() {
            return answer == null ? failure : answer.toAnswer();
        }
    }

    private final AccessTokens tokens;
    private final MeterRegistry metrics;

    WechatCalls(AccessTokens tokens, MeterRegistry metrics) {
        this.tokens = tokens;
        this.metrics = metrics;
    }

    Called call(String appId, String name, Function<String, String> request) {
        try {
            String token = tokens.current(appId);
            Called first = once(name, request, token);
            return first.tokenRefused() ? once(name, request, tokens.insteadOf(appId, token)) : first;
        } catch (TokenUnavailable e) {
            return new Called(null, e.answer());
        }
    }

    /** With a token that the caller has. */
    Called once(String name, Function<String, String> request, String token) {
        try {
            WechatAnswer answer = WechatAnswer.read(request.apply(token));
            count(name, String.valueOf(answer.errcode()));
            return new Called(answer, null);
        } catch (ProcessingException | WebApplicationException | JsonProcessingException e) {
            count(name, "none");
            return new Called(null, e instanceof JsonProcessingException
                    ? Answer.of(Outcome.NO_ANSWER, "unreadable answer") : NoReply.of(e));
        }
    }

    private void count(String name, String errcode) {
        metrics.counter("chargeledger.wechat.calls", "call", name, "errcode", errcode).increment();
    }
}
