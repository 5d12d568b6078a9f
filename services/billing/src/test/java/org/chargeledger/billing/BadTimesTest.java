package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.Operator.API;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A time in a request")
class BadTimesTest {

    private static final List<String> WINDOWS = List.of("/bills", "/charging-records", "/abnormal-bills",
            "/abnormal-bills/proposals", "/audit");
    private static final List<String> NO_TIMES = List.of("yesterday", "2019-10-16", "2019-10-16T00:00:00",
            "2019-02-30T00:00:00Z", "-9999-01-01T00:00:00Z", "0000-12-31T23:59:59Z",
            "9999-12-31T23:59:59-00:01", "+10000-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z");
    private static final List<String> TIMES = List.of("0001-01-01T00:00:00Z", "2019-10-16T00:00:00+08:00",
            "9999-12-31T23:59:59Z");

    private final Operator operator = Operator.withoutTariff();

    @Test
    @DisplayName("that is none of RFC 3339 is a bad request, in a window as in a cursor, and never an error of ours")
    void none() {
        for (String time : NO_TIMES) {
            for (String list : WINDOWS) {
                refused(get(list, "from", time));
                refused(get(list, "to", time));
            }
            refused(get("/unclaimed-records", "cursor", Cursor.encode(time, UUID.randomUUID().toString())));
            refused(get("/refund-batches", "cursor", Cursor.encode(time, UUID.randomUUID().toString())));
            assertThat(previewFrom(time).statusCode()).as(time).isEqualTo(400);
        }
    }

    @Test
    @DisplayName("may be the first and the last that RFC 3339 can say")
    void farAway() {
        for (String time : TIMES) {
            for (String list : WINDOWS) {
                assertThat(get(list, "from", time).statusCode()).as("%s from %s", list, time).isEqualTo(200);
                assertThat(get(list, "to", time).statusCode()).as("%s to %s", list, time).isEqualTo(200);
            }
            assertThat(previewFrom(time).statusCode()).as(time).isIn(200, 409);
        }
    }

    private Response get(String list, String parameter, String value) {
        return operator.staff("operator-admin", "service-desk").queryParam(parameter, value).get(API + list);
    }

    private Response previewFrom(String time) {
        return operator.staff("finance").contentType("application/json").body(Map.of("component", "ALL", "filter",
                Map.of("from", time))).post(API + "/refund-batches/preview");
    }

    private static void refused(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.<String>path("type")).isEqualTo("/problems/bad-request");
    }
}
