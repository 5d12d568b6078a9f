package org.chargeledger.simulator.wechat.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.chargeledger.simulator.wechatpay.PayEmulator;

/** The stage hands' door to the money side. Not part of WeChat Pay. */
@Path("/control/pay/{any:.*}")
@Consumes(MediaType.WILDCARD)
class PayControlResource {

    private final PayEmulator emulator;

    PayControlResource(PayEmulator emulator) {
        this.emulator = emulator;
    }

    @GET
    public Response look(@Context HttpServerRequest request) {
        return act(request, "");
    }

    @PUT
    public Response put(@Context HttpServerRequest request, String body) {
        return act(request, body);
    }

    @POST
    public Response post(@Context HttpServerRequest request, String body) {
        return act(request, body);
    }

    @DELETE
    public Response delete(@Context HttpServerRequest request) {
        return act(request, "");
    }

    private Response act(HttpServerRequest request, String body) {
        return PayResource.response(emulator.control().answer(PayResource.ask(request, body)));
    }
}
