package org.chargeledger.console.driver;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Where the drivers' page finds WeChat's JS-SDK: the same host that the pages' security policy allows. */
@Path("/wechat/js-sdk")
public class JsSdkResource {

    /** The first version with open tags. */
    private static final String SCRIPT = "/open/js/jweixin-1.6.0.js";

    private final URI script;

    JsSdkResource(@ConfigProperty(name = "edge.wechat.res-url") URI resUrl) {
        this.script = resUrl.resolve(SCRIPT);
    }

    @GET
    @Operation(operationId = "jsSdk", summary = "Leads to WeChat's script for pages inside WeChat")
    @APIResponse(responseCode = "302", description = "To WeChat")
    public Response lead() {
        return Response.status(Response.Status.FOUND).location(script).build();
    }
}
