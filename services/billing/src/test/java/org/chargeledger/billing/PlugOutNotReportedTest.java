package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.OneSessionTest.read;
import static org.chargeledger.billing.Operator.API;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("At a pile that cannot report the plug-out")
class PlugOutNotReportedTest {

    private final Operator zpd = Operator.withoutPlugOut();
    private StartedSession session;
    private PileVoice pile;

    @BeforeEach
    void charge() {
        session = StartedSession.at("2019-10-16T08:18:22Z", zpd, 10_000);
        pile = session.pile();
        pile.started("2019-10-16T08:19:01Z");
        pile.progressed("2019-10-16T08:24:00Z", "CHARGING", true, 100_000);
        pile.progressed("2019-10-16T08:39:30Z", "CHARGING", false, 190_000);
    }

    @Test
    @DisplayName("a session is billed when its record is there, without an idle fee, and the bill says why in both "
            + "languages")
    void billed() {
        pile.progressed("2019-10-16T08:40:02Z", "IDLE", true, 200_000);
        BusinessTime.set(Instant.parse("2019-10-16T08:41:00Z"));
        pile.record("2019-10-16T08:40:05Z", "2019-10-16T08:19:00Z", "2019-10-16T08:40:00Z", 200_000);
        session.awaitState("BILLED");
        assertThat(read(session.billNo(), "charge-ended").json()).doesNotContain("freeUntil", "idleFeePerMinuteFen");
        zpd.request(session.driver(), "01").then().statusCode(201);
        session.settle();

        session.bill().body("totalFen", equalTo(2_200)).body("idleFeeFen", equalTo(0))
                .body("serviceEndedAt", equalTo("2019-10-16T08:40:00Z"))
                .body("lines[2].component", equalTo("IDLE_FEE")).body("lines[2].quantity", equalTo(0))
                .body("lines[2].remarks", contains("PLUG_OUT_NOT_REPORTED"))
                .body("texts.zh", hasItem(containsString("此桩不能上报拔枪")))
                .body("texts.en", hasItem(containsString("cannot report the plug-out")));
        zpd.staff("operator-admin").get(API + "/bills/rerate-check").then().body("items[0].differences.size()",
                equalTo(0));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("a lost record is found half an hour after charging was over, and heals the bill when it comes")
    void lost() {
        pile.progressed("2019-10-16T08:40:02Z", "IDLE", true, 200_000);
        pile.progressed("2019-10-16T08:45:02Z", "IDLE", true, 200_000);
        pile.observed("2019-10-16T09:10:01Z", true, "2019-10-15T16:00:00Z");
        session.awaitState("ENDED");
        pile.observed("2019-10-16T09:10:02Z", true, "2019-10-15T16:00:00Z");
        session.awaitState("HELD");
        assertThat(read(session.billNo(), "bill-held").json()).contains("\"code\":1,");

        BusinessTime.set(Instant.parse("2019-10-16T10:00:00Z"));
        zpd.staff("finance").get(API + "/bills/" + session.billNo() + "/proposal").then().statusCode(200)
                .body("proposal.values.serviceEndedAt", equalTo("2019-10-16T08:40:02Z"))
                .body("preview.after.idleFeeFen", equalTo(0));
        pile.record("2019-10-16T10:00:00Z", "2019-10-16T08:19:00Z", "2019-10-16T08:40:00Z", 200_000);
        session.awaitState("BILLED");
        session.bill().body("billVersion", equalTo(2)).body("totalFen", equalTo(2_200));
    }
}
