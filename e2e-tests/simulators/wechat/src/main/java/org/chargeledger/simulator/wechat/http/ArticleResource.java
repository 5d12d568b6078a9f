package org.chargeledger.simulator.wechat.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.chargeledger.simulator.wechataccount.AccountEmulator;
import org.chargeledger.simulator.wechataccount.state.Picture;

/** What a phone opens: articles, and the pictures in them. */
@Path("/")
class ArticleResource {

    private final AccountEmulator emulator;

    ArticleResource(AccountEmulator emulator) {
        this.emulator = emulator;
    }

    @GET
    @Path("s/{any:.*}")
    public Response article(@Context HttpServerRequest request) {
        return PayResource.response(emulator.answer(PayResource.ask(request, "")));
    }

    @GET
    @Path("mmbiz/{name}")
    public Response picture(String name) {
        Picture picture = emulator.picture(name).orElseThrow(NotFoundException::new);
        return Response.ok(picture.content(), picture.contentType()).build();
    }
}
