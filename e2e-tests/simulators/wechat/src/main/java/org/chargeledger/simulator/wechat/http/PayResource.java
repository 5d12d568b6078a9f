package org.chargeledger.simulator.wechat.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.chargeledger.simulator.wechatpay.Answer;
import org.chargeledger.simulator.wechatpay.Ask;
import org.chargeledger.simulator.wechatpay.PayEmulator;

/** API v3 of WeChat Pay; bodies pass through untouched, for they are signed. */
@Path("/v3/{any:.*}")
@Consumes(MediaType.WILDCARD)
class PayResource {

    private final PayEmulator emulator;

    PayResource(PayEmulator emulator) {
        this.emulator = emulator;
    }

    @GET
    public Response get(@Context HttpServerRequest request) {
        return response(emulator.answer(ask(request, "")));
    }

    @POST
    public Response post(@Context HttpServerRequest request, String body) {
        return response(emulator.answer(ask(request, body)));
    }

    static Ask ask(HttpServerRequest request, String body) {
        return new Ask(request.method().name(), request.uri(), headers(request), body);
    }

    static Map<String, String> headers(HttpServerRequest request) {
        var headers = new HashMap<String, String>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return headers;
    }

    static Response response(Answer answer) {
        Response.ResponseBuilder response = Response.status(answer.status()).type(answer.contentType());
        answer.headers().forEach(response::header);
        return (answer.body().isEmpty() ? response : response.entity(answer.body())).build();
    }
}
