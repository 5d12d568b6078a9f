package org.chargeledger.notification.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The interfaces of WeChat that we call. Answers are read as text: WeChat does not always call its JSON JSON. */
@RegisterRestClient(configKey = "wechat")
@Path("/cgi-bin")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.WILDCARD)
interface WechatApi {

    record TokenRequest(@JsonProperty("grant_type") String grantType, String appid, String secret,
            @JsonProperty("force_refresh") boolean forceRefresh) {

        @Override
        public String toString() {
            return "TokenRequest[" + appid + "]";
        }
    }

    record Value(String value) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TemplateMessage(String touser, @JsonProperty("template_id") String templateId, String url,
            Map<String, Value> data, @JsonProperty("client_msg_id") String clientMsgId) {

        @Override
        public String toString() {
            return "TemplateMessage[" + clientMsgId + "]";
        }
    }

    @POST
    @Path("/stable_token")
    String stableToken(TokenRequest request);

    @GET
    @Path("/ticket/getticket")
    String ticket(@QueryParam("access_token") String accessToken, @QueryParam("type") String type);

    record Text(String content) {}

    record ServiceMessage(String touser, String msgtype, Text text) {

        @Override
        public String toString() {
            return "ServiceMessage[" + msgtype + "]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Notice(String touser, @JsonProperty("template_id") String templateId, String page,
            Map<String, Value> data) {

        @Override
        public String toString() {
            return "Notice[" + templateId + "]";
        }
    }

    @POST
    @Path("/message/subscribe/bizsend")
    String sendNotice(@QueryParam("access_token") String accessToken, Notice notice);

    @POST
    @Path("/message/custom/send")
    String sendService(@QueryParam("access_token") String accessToken, ServiceMessage message);

    @POST
    @Path("/message/template/send")
    String sendTemplate(@QueryParam("access_token") String accessToken, TemplateMessage message);
}
