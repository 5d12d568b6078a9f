package org.chargeledger.notification.http;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.chargeledger.notification.app.HearWebhook;

/** Where WeChat tells of an official account; it carries a signature instead of a token. */
@Path("/wechat-callbacks/{appId}")
@PermitAll
@Produces(MediaType.TEXT_PLAIN)
public class WechatCallbackResource {

    private final HearWebhook hear;

    WechatCallbackResource(HearWebhook hear) {
        this.hear = hear;
    }

    @GET
    public String echo(@PathParam("appId") String appId, @QueryParam("signature") String signature,
            @QueryParam("timestamp") String timestamp, @QueryParam("nonce") String nonce,
            @QueryParam("echostr") String echo) {
        return hear.echo(appId, signature, timestamp, nonce, echo);
    }

    /** Anything but "success" would show the follower that the service is down. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public String hear(@PathParam("appId") String appId, @QueryParam("msg_signature") String messageSignature,
            @QueryParam("timestamp") String timestamp, @QueryParam("nonce") String nonce, String body) {
        hear.hear(appId, messageSignature, timestamp, nonce, body);
        return "success";
    }
}
