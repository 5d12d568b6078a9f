package org.chargeledger.tariff;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.chargeledger.kit.testing.BadTimes;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A time that nobody means")
class BadTimesTest {

    private static final String ROOT = "/api/tariff/v1";

    private final String admin = Tokens.staff("zpd", "operator-admin");

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chargeledger.kit.testing.BadTimes#times")
    @DisplayName("is refused (400) in questions and in what is saved")
    void times(String time) {
        BadTimes.refusedAsParameter(admin, ROOT + "/prices/in-force?stationId=ST-1", "at", time);
        BadTimes.refusedAsParameter(admin, ROOT + "/audit", "to", time);
        BadTimes.refusedInBody(admin, "POST", ROOT + "/tariffs/T-1/versions", Api.fixed(time, "ST-1"));
        BadTimes.refusedInBody(admin, "POST", ROOT + "/bulk-changes/preview", """
                {"effectiveFrom": "%s"}""".formatted(time));
        BadTimes.refusedInBody(admin, "POST", ROOT + "/quotes", """
                {"stationId": "ST-1", "at": "%s"}""".formatted(time));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chargeledger.kit.testing.BadTimes#days")
    @DisplayName("is refused (400) as a day of a chart")
    void days(String day) {
        BadTimes.refusedAsParameter(admin, ROOT + "/prices/day-chart?stationId=ST-1", "day", day);
        BadTimes.refusedAsParameter(admin, ROOT + "/tariffs/T-1/versions/1/day-chart", "day", day);
    }
}
