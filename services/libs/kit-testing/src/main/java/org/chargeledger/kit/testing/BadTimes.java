package org.chargeledger.kit.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;

/** Times that are none of RFC 3339, or that no database takes: a service refuses each wherever it takes a time. */
public final class BadTimes {

    /** For {@code @MethodSource}. */
    public static List<String> times() {
        return List.of("-9999-01-01T00:00:00Z", "0000-12-31T23:59:59Z", "9999-12-31T23:59:59-00:01",
                "+10000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59.999999999Z", "2019-02-29T00:00:00Z", "2019-10-16",
                "2019-10-16 08:00:00", "16.10.2019", "1571184000", "yesterday");
    }

    /** For {@code @MethodSource}. */
    public static List<String> days() {
        return List.of("-9999-01-01", "0000-12-31", "+10000-01-01", "+999999999-12-31", "2019-02-29", "16.10.2019",
                "2019-10-16T00:00:00Z", "today");
    }

    private BadTimes() {}

    public static void refusedAsParameter(String token, String path, String name, String value) {
        assertRefused(given().auth().oauth2(token).queryParam(name, value), "GET", path);
    }

    public static void refusedInBody(String token, String method, String path, String json) {
        assertRefused(given().auth().oauth2(token).header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json").body(json), method, path);
    }

    private static void assertRefused(RequestSpecification request, String method, String path) {
        request.request(method, path).then().statusCode(400).contentType(startsWith("application/problem+json"))
                .body("type", startsWith("/problems/"));
    }
}
