package org.chargeledger.simulator.wechat.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.chargeledger.simulator.wechataccount.AccountEmulator;
import org.chargeledger.simulator.wechataccount.rules.Multipart;

/** The official account's interfaces; bodies pass through untouched, for some are pictures and some are no JSON. */
@Path("/cgi-bin/{any:.*}")
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
class AccountResource {

    private final AccountEmulator emulator;

    AccountResource(AccountEmulator emulator) {
        this.emulator = emulator;
    }

    @GET
    public Response get(@Context HttpServerRequest request) {
        return PayResource.response(emulator.answer(PayResource.ask(request, "")));
    }

    @POST
    public Response post(@Context HttpServerRequest request, byte[] body) {
        return PayResource.response(emulator.answer(Multipart.ask(request.method().name(), request.uri(),
                PayResource.headers(request), body)));
    }
}
