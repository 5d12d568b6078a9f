package org.chargeledger.notification.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import java.util.stream.Collectors;
import org.chargeledger.notification.domain.Answer;
import org.chargeledger.notification.domain.Answer.Outcome;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Template messages over the thin client: a refused token is replaced once and the call repeated once, under the same id. */
@ApplicationScoped
class WechatGateway implements OfficialAccountGateway {

    private final WechatApi wechat;
    private final AccessTokens tokens;
    private final MeterRegistry metrics;

    WechatGateway(@RestClient WechatApi wechat, AccessTokens tokens, MeterRegistry metrics) {
        this.wechat = wechat;
        this.tokens = tokens;
        this.metrics = metrics;
    }

    @Override
    public Answer send(Letter letter) {
        WechatApi.TemplateMessage message = message(letter);
        try {
            String token = tokens.current(letter.appId());
            WechatAnswer first = call(token, message);
            if (!first.tokenRefused()) {
                return first.toAnswer();
            }
            return call(tokens.insteadOf(letter.appId(), token), message).toAnswer();
        } catch (TokenUnavailable e) {
            return e.answer();
        } catch (ProcessingException | WebApplicationException | JsonProcessingException e) {
            count("none");
            return e instanceof JsonProcessingException ? Answer.of(Outcome.NO_ANSWER, "unreadable answer")
                    : NoReply.of(e);
        }
    }

    private WechatAnswer call(String token, WechatApi.TemplateMessage message) throws JsonProcessingException {
        WechatAnswer answer = WechatAnswer.read(wechat.sendTemplate(token, message));
        count(String.valueOf(answer.errcode()));
        return answer;
    }

    private static WechatApi.TemplateMessage message(Letter letter) {
        Map<String, WechatApi.Value> data = letter.fields().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> new WechatApi.Value(field.getValue())));
        return new WechatApi.TemplateMessage(letter.openid(), letter.templateId(), letter.url(), data,
                letter.messageId());
    }

    private void count(String errcode) {
        metrics.counter("chargeledger.wechat.calls", "call", "template_send", "errcode", errcode).increment();
    }
}
