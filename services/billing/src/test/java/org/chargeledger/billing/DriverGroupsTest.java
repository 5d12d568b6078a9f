package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("The groups of a driver")
class DriverGroupsTest {

    private static final String EAST = "{\"department\": \"物流一部\", \"subOperator\": \" 深圳东部 \", \"reason\": \"合同\"}";

    private Operator zpd;
    private UUID driver;

    @BeforeEach
    void oneDriver() {
        zpd = Operator.withTariff();
        driver = zpd.driverWith(0);
    }

    @Test
    @DisplayName("are set by staff who have read them, told with the profile, audited, and taken away again")
    void setByStaff() {
        group(zpd, "operator-admin", null, EAST).statusCode(428);
        group(zpd, "operator-admin", "\"1\"", EAST).statusCode(200).body("subOperator", equalTo("深圳东部"));
        group(zpd, "service-desk", "\"1\"", EAST).statusCode(412);

        String told = TestTopics.read("billing.driver-profile.v1", event -> event.key().equals(driver.toString())
                && event.json().contains("深圳东部"), SOON).json();
        Contracts.assertValid("driver-profiled", told);
        assertThat(told).contains("\"department\":\"物流一部\"", "\"nickname\":\"阿明\"");
        zpd.staff("finance").get(API + "/audit?subjectKind=driver&subjectId=" + driver).then()
                .body("items.action", contains("group-driver")).body("items.reason", contains("合同"));

        group(zpd, "service-desk", "\"2\"", "{\"department\": \" \", \"reason\": \"合同到期\"}").statusCode(200)
                .body("department", nullValue()).body("version", equalTo(3));
    }

    @Test
    @DisplayName("are not the driver's to choose: a profile that names some keeps those that staff have set")
    void notByDriver() {
        group(zpd, "operator-admin", "\"1\"", EAST).statusCode(200);
        String phone = zpd.driver(driver).get(API + "/driver/me").path("phone");
        zpd.put(driver, phone, "VIP").then().statusCode(200).body("department", equalTo("物流一部"));

        zpd.driver(driver).get(API + "/driver/me").then().body("department", equalTo("物流一部"));
        zpd.staff().get(API + "/drivers?phone=" + phone).then().body("items[0].department", equalTo("物流一部"))
                .body("items[0].groupsVersion", equalTo(2));
    }

    @Test
    @DisplayName("are set by administrators and the service desk of the driver's own operator, with a reason")
    void whoMay() {
        group(zpd, "viewer", "\"1\"", EAST).statusCode(403);
        group(zpd, "finance", "\"1\"", EAST).statusCode(403);
        group(zpd, "operator-admin", "\"1\"", "{\"department\": \"x\"}").statusCode(400);
        group(Operator.withTariff(), "operator-admin", "\"1\"", EAST).statusCode(404);
    }

    private ValidatableResponse group(Operator operator, String role, String ifMatch, String body) {
        var request = operator.staff(role).header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(API + "/drivers/" + driver + "/groups").then();
    }
}
