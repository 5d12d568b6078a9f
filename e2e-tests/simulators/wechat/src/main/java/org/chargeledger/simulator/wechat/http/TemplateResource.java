package org.chargeledger.simulator.wechat.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.chargeledger.simulator.wechat.rules.TemplateMessages;
import org.chargeledger.simulator.wechat.rules.TemplateMessages.Accepted;
import org.chargeledger.simulator.wechat.rules.TemplateMessages.Request;
import org.chargeledger.simulator.wechat.rules.WechatRefusal;
import org.jboss.resteasy.reactive.RestQuery;

/** Template messages; the body is read by hand because WeChat answers bad JSON with 47001, not with HTTP 400. */
@Path("/cgi-bin/message/template")
@Produces(MediaType.APPLICATION_JSON)
class TemplateResource {

    record Value(String value) {}

    record Body(String touser, @JsonProperty("template_id") String templateId, String url, Map<String, Value> data,
            @JsonProperty("client_msg_id") String clientMsgId) {}

    record Answer(int errcode, String errmsg, long msgid) {}

    private final TemplateMessages messages;
    private final ObjectMapper json;

    TemplateResource(TemplateMessages messages, ObjectMapper json) {
        this.messages = messages;
        this.json = json;
    }

    @POST
    @Path("/send")
    @Consumes(MediaType.WILDCARD)
    public Uni<Answer> send(@RestQuery("access_token") String accessToken, String body) {
        Accepted accepted = messages.send(accessToken, read(body));
        Uni<Answer> answer = Uni.createFrom().item(new Answer(0, "ok", accepted.msgId()));
        return accepted.lateMillis() == 0 ? answer
                : answer.onItem().delayIt().by(Duration.ofMillis(accepted.lateMillis()));
    }

    private Request read(String text) {
        try {
            Body body = json.readValue(text, Body.class);
            return new Request(body.touser(), body.templateId(), body.url(), plain(body.data()), body.clientMsgId());
        } catch (JsonProcessingException e) {
            throw new WechatRefusal(47001, "data format error");
        }
    }

    private static Map<String, String> plain(Map<String, Value> data) {
        return data == null ? Map.of() : data.entrySet().stream()
                .filter(entry -> entry.getValue() != null && entry.getValue().value() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().value()));
    }
}
