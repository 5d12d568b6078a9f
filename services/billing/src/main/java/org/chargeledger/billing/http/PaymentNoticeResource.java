package org.chargeledger.billing.http;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.chargeledger.billing.app.ReceivePaymentNotice;
import org.chargeledger.billing.pay.SealedNotice;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Where the payment channel tells what happened: nobody signs in, the notice itself must be signed. */
@Path("/payment-notices/{operatorId}")
@PermitAll
@Consumes(MediaType.WILDCARD)
public class PaymentNoticeResource {

    private final ReceivePaymentNotice receiveNotice;

    PaymentNoticeResource(ReceivePaymentNotice receiveNotice) {
        this.receiveNotice = receiveNotice;
    }

    @POST
    @Path("/payments")
    @APIResponse(responseCode = "204", description = "Believed and handled, now or before")
    public void payment(@PathParam("operatorId") String operatorId, @Context HttpHeaders headers, String body) {
        receiveNotice.receive(operatorId, new SealedNotice(false, lowerCase(headers), body));
    }

    @POST
    @Path("/refunds")
    @APIResponse(responseCode = "204", description = "Believed and handled, now or before")
    public void refund(@PathParam("operatorId") String operatorId, @Context HttpHeaders headers, String body) {
        receiveNotice.receive(operatorId, new SealedNotice(true, lowerCase(headers), body));
    }

    private static Map<String, String> lowerCase(HttpHeaders headers) {
        var names = new HashMap<String, String>();
        headers.getRequestHeaders().forEach((name, values) -> names.put(name.toLowerCase(Locale.ROOT),
                values.getFirst()));
        return names;
    }
}
