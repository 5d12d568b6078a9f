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
import java.util.HashMap;
import java.util.Locale;
import org.chargeledger.simulator.wechatpay.Answer;
import org.chargeledger.simulator.wechatpay.Ask;
import org.chargeledger.simulator.wechatpay.PayEmulator;

/** API v3 of WeChat Pay, and the stage hands' door to it; bodies pass through untouched, for they are signed. */
@Path("/")
@Consumes(MediaType.WILDCARD)
class PayResource {

    private final PayEmulator emulator;

    PayResource(PayEmulator emulator) {
        this.emulator = emulator;
    }

    @GET
    @Path("v3/{any:.*}")
    public Response get(@Context HttpServerRequest request) {
        return response(emulator.answer(ask(request, "")));
    }

    @POST
    @Path("v3/{any:.*}")
    public Response post(@Context HttpServerRequest request, String body) {
        return response(emulator.answer(ask(request, body)));
    }

    @GET
    @Path("control/pay/{any:.*}")
    public Response look(@Context HttpServerRequest request) {
        return response(emulator.control().answer(ask(request, "")));
    }

    @PUT
    @Path("control/pay/{any:.*}")
    public Response put(@Context HttpServerRequest request, String body) {
        return response(emulator.control().answer(ask(request, body)));
    }

    @POST
    @Path("control/pay/{any:.*}")
    public Response act(@Context HttpServerRequest request, String body) {
        return response(emulator.control().answer(ask(request, body)));
    }

    @DELETE
    @Path("control/pay/{any:.*}")
    public Response reset(@Context HttpServerRequest request) {
        return response(emulator.control().answer(ask(request, "")));
    }

    private static Ask ask(HttpServerRequest request, String body) {
        var headers = new HashMap<String, String>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return new Ask(request.method().name(), request.uri(), headers, body);
    }

    private static Response response(Answer answer) {
        Response.ResponseBuilder response = Response.status(answer.status()).type(answer.contentType());
        answer.headers().forEach(response::header);
        return (answer.body().isEmpty() ? response : response.entity(answer.body())).build();
    }
}
