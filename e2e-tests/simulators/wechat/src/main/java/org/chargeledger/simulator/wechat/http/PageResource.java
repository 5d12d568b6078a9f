package org.chargeledger.simulator.wechat.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.chargeledger.simulator.wechataccount.AccountEmulator;
import org.chargeledger.simulator.wechatpay.Ask;
import org.jboss.resteasy.reactive.RestCookie;

/** What the phone's browser brings to pages: a script that plays the JS-SDK, and what it asks of the phone's user. */
@Path("/")
class PageResource {

    private static final String SCRIPT = script();

    private final AccountEmulator emulator;

    PageResource(AccountEmulator emulator) {
        this.emulator = emulator;
    }

    @GET
    @Path("open/js/jweixin-1.6.0.js")
    @Produces("text/javascript;charset=UTF-8")
    public String jsSdk(@Context HttpServerRequest request) {
        return "const HOST = 'http://" + request.authority() + "';\n" + SCRIPT;
    }

    /** Whose phone it is the sign-in remembered. */
    @POST
    @Path("connect/jsapi/{what}")
    @Consumes(MediaType.WILDCARD)
    public Response ask(@Context HttpServerRequest request, @RestCookie("pretend_driver") String openid, String body) {
        return PayResource.response(emulator.answer(new Ask("POST", request.path() + "?openid=" + openid,
                PayResource.headers(request), body)));
    }

    private static String script() {
        try (InputStream file = PageResource.class.getResourceAsStream("/jweixin.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
