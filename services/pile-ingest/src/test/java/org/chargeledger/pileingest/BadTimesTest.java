package org.chargeledger.pileingest;

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

    private static final String ROOT = "/api/pile-ingest/v1";

    private final String admin = Tokens.staff("zpd", "operator-admin");

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chargeledger.kit.testing.BadTimes#times")
    @DisplayName("is refused (400) in every list")
    void inLists(String time) {
        for (String list : new String[] {"/connectivity", "/faults", "/audit"}) {
            BadTimes.refusedAsParameter(admin, ROOT + list, "from", time);
            BadTimes.refusedAsParameter(admin, ROOT + list, "to", time);
        }
    }
}
