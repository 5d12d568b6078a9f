package org.chargeledger.simulator.wechat.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
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
import org.chargeledger.simulator.wechat.DemoMerchants;
import org.chargeledger.simulator.wechataccount.AccountEmulator;
import org.chargeledger.simulator.wechataccount.state.World;

/** The stage hands' door to the official account. Not part of WeChat. */
@Path("/control/{any:.*}")
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
class ControlResource {

    private final AccountEmulator emulator;
    private final World world;
    private final DemoMerchants merchants;

    ControlResource(AccountEmulator emulator, World world, DemoMerchants merchants) {
        this.emulator = emulator;
        this.world = world;
        this.merchants = merchants;
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

    /** Back at the demo's first moment, its merchants are enrolled again. */
    @DELETE
    public Response delete(@Context HttpServerRequest request) {
        Response response = act(request, "");
        merchants.enrol(world);
        return response;
    }

    private Response act(HttpServerRequest request, String body) {
        return PayResource.response(emulator.control().answer(PayResource.ask(request, body)));
    }
}
