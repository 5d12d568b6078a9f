package org.chargeledger.notification.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;
import org.chargeledger.notification.domain.Answer;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Messages to one person over the thin client. */
@ApplicationScoped
class WechatGateway implements OfficialAccountGateway {

    private final WechatApi wechat;
    private final WechatCalls calls;

    WechatGateway(@RestClient WechatApi wechat, WechatCalls calls) {
        this.wechat = wechat;
        this.calls = calls;
    }

    @Override
    public Answer send(Letter letter) {
        WechatApi.TemplateMessage message = message(letter);
        return calls.call(letter.appId(), "template_send", token -> wechat.sendTemplate(token, message)).toAnswer();
    }

    @Override
    public Answer sendNotice(Letter notice) {
        var message = new WechatApi.Notice(notice.openid(), notice.templateId(), notice.url(), data(notice));
        return calls.call(notice.appId(), "subscribe_bizsend", token -> wechat.sendNotice(token, message)).toAnswer();
    }

    @Override
    public Answer say(Note note) {
        var message = new WechatApi.ServiceMessage(note.openid(), "text", new WechatApi.Text(note.text()));
        return calls.call(note.appId(), "custom_send", token -> wechat.sendService(token, message)).toAnswer();
    }

    private static WechatApi.TemplateMessage message(Letter letter) {
        return new WechatApi.TemplateMessage(letter.openid(), letter.templateId(), letter.url(), data(letter),
                letter.messageId());
    }

    private static Map<String, WechatApi.Value> data(Letter letter) {
        return letter.fields().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> new WechatApi.Value(field.getValue())));
    }
}
