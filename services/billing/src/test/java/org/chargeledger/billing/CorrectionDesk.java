package org.chargeledger.billing;

import static org.chargeledger.billing.Operator.API;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where an operator's staff correct bills, having looked first, and give back what bills took. */
record CorrectionDesk(Operator operator) {

    ValidatableResponse preview(String billNo, Map<String, Object> values) {
        return operator.staff("service-desk").contentType("application/json").body(values)
                .post(API + "/bills/" + billNo + "/corrections/preview").then();
    }

    Response correct(String billNo, String ifMatch, String key, Map<String, Object> values, String digest) {
        return correctAs("finance", billNo, ifMatch, key, Map.of("values", values, "digest", digest, "reason", "计费错误",
                "notifyDriver", true));
    }

    Response correctAs(String role, String billNo, String ifMatch, String key, Map<String, Object> body) {
        var request = operator.staff(role).contentType("application/json").body(body);
        if (key != null) {
            request = request.header("Idempotency-Key", key);
        }
        if (ifMatch != null) {
            request = request.header("If-Match", ifMatch);
        }
        return request.post(API + "/bills/" + billNo + "/corrections");
    }

    /** Without components, everything. */
    Response refund(String billNo, String ifMatch, List<String> components) {
        return refund(billNo, ifMatch, Map.of("components", components, "reason", "a faulty pile"));
    }

    Response refund(String billNo, String ifMatch, Map<String, Object> body) {
        return refund(billNo, ifMatch, key(), body);
    }

    Response refund(String billNo, String ifMatch, String key, Map<String, Object> body) {
        var request = operator.staff("finance").header("Idempotency-Key", key);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).contentType("application/json")
                .body(body).post(API + "/bills/" + billNo + "/refunds");
    }

    static ValidatableResponse problem(Response response, int status, String slug) {
        return response.then().statusCode(status).body("type", equalTo("/problems/" + slug));
    }

    static String key() {
        return UUID.randomUUID().toString();
    }
}
