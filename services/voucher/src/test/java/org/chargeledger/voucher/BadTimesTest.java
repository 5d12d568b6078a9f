package org.chargeledger.voucher;

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

    private static final String ROOT = "/api/voucher/v1";

    private final String admin = Tokens.staff("zpd", "operator-admin");

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chargeledger.kit.testing.BadTimes#times")
    @DisplayName("is refused (400) in a campaign")
    void inCampaigns(String time) {
        for (String field : new String[] {"giftFrom", "giftUntil", "validFrom", "validUntil"}) {
            BadTimes.refusedInBody(admin, "PUT", ROOT + "/campaigns/C-1", World.campaign("DRAFT", 1, 1, "")
                    .replaceFirst("\\{", "{\"" + field + "\": \"" + time + "\","));
        }
        BadTimes.refusedAsParameter(admin, ROOT + "/audit", "from", time);
    }
}
