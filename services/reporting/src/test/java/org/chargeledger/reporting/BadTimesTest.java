package org.chargeledger.reporting;

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

    private static final String ROOT = "/api/reporting/v1";

    private final String admin = Tokens.staff("zpd", "operator-admin");

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chargeledger.kit.testing.BadTimes#times")
    @DisplayName("is refused (400) as the end of a window")
    void inWindows(String time) {
        for (String what : new String[] {"sessions", "latency", "messages", "vouchers", "idle-fees"}) {
            BadTimes.refusedAsParameter(admin, ROOT + "/statistics/" + what + "?to=2019-10-16T00:00:00Z", "from", time);
            BadTimes.refusedAsParameter(admin, ROOT + "/statistics/" + what + "?from=2019-10-16T00:00:00Z", "to", time);
        }
        BadTimes.refusedAsParameter(admin, ROOT + "/audit", "from", time);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chargeledger.kit.testing.BadTimes#days")
    @DisplayName("is refused (400) as a day")
    void asDay(String day) {
        BadTimes.refusedAsParameter(admin, ROOT + "/statistics/today", "day", day);
    }
}
