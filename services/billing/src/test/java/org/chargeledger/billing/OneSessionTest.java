package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.TestTopics.Published;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A session")
class OneSessionTest {

    private static final String SESSIONS = "billing.session.v1";

    @Test
    @DisplayName("of the golden case costs 146.60 yuan, 143.20 of it for idling, and every line says why")
    void goldenBill() {
        Operator zpd = Operator.withTariff();
        StartedSession session = StartedSession.at("2019-10-13T00:00:51.738725Z", zpd, 20_000);
        assertThat(session.billNo()).startsWith("20191013080051");
        PileVoice pile = session.pile();

        pile.started("2019-10-13T00:01:31Z");
        pile.progressed("2019-10-13T00:06:00Z", "CHARGING", true, 10_000);
        session.awaitState("CHARGING");
        pile.progressed("2019-10-13T00:19:35Z", "IDLE", true, 30_900);
        pile.record("2019-10-13T00:19:40Z", "2019-10-13T00:01:31Z", "2019-10-13T00:19:33Z", 30_900);
        BusinessTime.set(Instant.parse("2019-10-13T03:34:34Z"));
        pile.stays("2019-10-13T00:19:35Z", "2019-10-13T03:34:19Z");
        pile.unplugged("2019-10-13T03:34:19Z", "2019-10-13T03:34:34Z");
        session.settle();

        session.bill().body("totalFen", equalTo(14_660)).body("idleFeeFen", equalTo(14_320))
                .body("energyFeeFen", equalTo(235)).body("serviceFeeFen", equalTo(105))
                .body("paidFen", equalTo(14_660)).body("receivableFen", equalTo(0))
                .body("lines.size()", equalTo(3))
                .body("lines[0].quantity", equalTo(30_900)).body("lines[0].band", equalTo("PEAK"))
                .body("lines[0].unitPriceHundredThousandths", equalTo(76_000))
                .body("lines[0].amountNanoYuan", equalTo(2_348_400_000L))
                .body("lines[2].quantity", equalTo(179)).body("lines[2].unit", equalTo("MINUTE"))
                .body("components[0].roundingNanoYuan", equalTo(1_600_000))
                .body("reservedFen", equalTo(0));
        session.wallet().body("balanceFen", equalTo(20_000 - 14_660)).body("reservedFen", equalTo(0));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("tells what happens to it in order, in events that keep their contracts; a voucher takes 5 yuan off")
    void eventsAndVoucher() {
        Operator zpd = Operator.withTariff();
        StartedSession session = StartedSession.at("2019-10-16T08:18:22.566095Z", zpd, 10_000);
        String billNo = session.billNo();
        PileVoice pile = session.pile();
        pile.started("2019-10-16T08:19:01Z");
        pile.progressed("2019-10-16T08:24:00Z", "CHARGING", true, 100_000);
        pile.record("2019-10-16T09:40:12Z", "2019-10-16T08:19:00Z", "2019-10-16T09:40:10Z", 200_000);
        assertThat(read(billNo, "charge-ended").json()).contains("\"chargeEndedAt\":\"2019-10-16T09:40:10Z\"",
                "\"freeUntil\":\"2019-10-16T09:55:10Z\"", "\"idleFeePerMinuteFen\":80");
        pile.unplugged("2019-10-16T09:48:30Z", "2019-10-16T09:48:45Z");
        Published rated = read(billNo, "bill-rated");
        String voucher = UUID.randomUUID().toString();
        answer(Operator.withoutTariff(), billNo, "voucher-none", "");
        answer(zpd, billNo, "voucher-applied", ",\"voucherId\":\"" + voucher + "\",\"discountFen\":500");
        zpd.awaitState(billNo, "SETTLED");
        answer(zpd, billNo, "voucher-applied", ",\"voucherId\":\"" + UUID.randomUUID() + "\",\"discountFen\":900");

        Published settled = read(billNo, "bill-settled");
        for (String name : new String[] {"session-requested", "session-charging", "charge-ended", "bill-rated",
                "bill-settled"}) {
            Contracts.assertValid(name, read(billNo, name).json());
        }
        assertThat(rated.json()).contains("\"totalFen\":2200", "\"discountableFen\":2200");
        assertThat(settled.json()).contains("\"discountFen\":500", "\"dueFen\":1700", voucher);
        Published start = TestTopics.read("billing.pile-command.v1", event -> event.json().contains(billNo), SOON);
        Contracts.assertValid("start-requested", start.json());
        assertThat(start.json()).contains("\"balanceFen\":10000");
        String driver = session.driver().toString();
        Contracts.assertValid("driver-profiled",
                TestTopics.read("billing.driver-profile.v1", event -> event.key().equals(driver), SOON).json());
        Contracts.assertValid("wallet-recharged",
                TestTopics.read("billing.wallet.v1", event -> event.key().equals(driver), SOON).json());
        session.wallet().body("balanceFen", equalTo(8_300));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("whose record never comes is held half an hour after the plug-out, with its money reserved")
    void lost() {
        Operator zpd = Operator.withTariff();
        StartedSession session = StartedSession.at("2019-10-16T08:18:22.566095Z", zpd, 10_000);
        String billNo = session.billNo();
        PileVoice pile = session.pile();
        pile.started("2019-10-16T08:19:01Z");
        pile.progressed("2019-10-16T08:24:00Z", "CHARGING", true, 100_000);
        pile.progressed("2019-10-16T08:30:00Z", "IDLE", true, 100_000);
        pile.unplugged("2019-10-16T08:40:00Z", "2019-10-16T08:40:15Z");
        pile.observed("2019-10-16T09:09:59Z", true, "2019-10-15T16:00:00Z");
        zpd.awaitState(billNo, "ENDED");
        pile.observed("2019-10-16T09:10:00Z", true, "2019-10-15T16:00:00Z");
        zpd.awaitState(billNo, "HELD");

        Published held = read(billNo, "bill-held");
        Contracts.assertValid("bill-held", held.json());
        assertThat(held.json()).contains("\"code\":1", "账单丢失", "\"reservedFen\":3000", "\"shortfallFen\":0");
        zpd.staff().get(API + "/abnormal-bills").then().body("items.size()", equalTo(1))
                .body("items[0].billNo", equalTo(billNo)).body("items[0].codes[0]", equalTo(1))
                .body("items[0].totalFen", equalTo(0))
                .body("items[0].energySeenTenthWh", equalTo(100_000)).body("items[0].reservedFen", equalTo(3_000))
                .body("items[0].expectedFen", equalTo(1_100)).body("items[0].shortfallFen", equalTo(0))
                .body("items[0].findings[0].name", equalTo("账单丢失")).body("items[0].stationName", equalTo("108物流园"));
        session.bill().body("findings[0].name", equalTo("账单丢失"))
                .body("findings[0].evidence.unpluggedAt", equalTo("2019-10-16T08:40:00Z"))
                .body("reservedFen", equalTo(3_000));
        session.wallet().body("balanceFen", equalTo(7_000));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("of an operator that gives no vouchers is settled as soon as it is rated, and nobody is asked")
    void withoutVouchers() {
        Operator quiet = Operator.withoutVouchers();
        StartedSession session = StartedSession.at("2019-10-16T08:18:22.566095Z", quiet, 10_000);
        String billNo = session.billNo();
        PileVoice pile = session.pile();
        pile.started("2019-10-16T08:19:01Z");
        pile.record("2019-10-16T09:40:12Z", "2019-10-16T08:19:00Z", "2019-10-16T09:40:10Z", 200_000);
        pile.unplugged("2019-10-16T09:48:30Z", "2019-10-16T09:48:45Z");
        quiet.awaitState(billNo, "SETTLED");

        Published settled = read(billNo, "bill-settled");
        Contracts.assertValid("bill-settled", settled.json());
        assertThat(settled.json()).contains("\"discountFen\":0", "\"paidFen\":2200");
        assertThat(TestTopics.all(SESSIONS)).noneMatch(
                event -> event.key().equals(billNo) && event.type().equals("billing.bill-rated.v1"));
        session.bill().body("state", equalTo("SETTLED"))
                .body("dueFen", equalTo(2_200)).body("lines.size()", equalTo(2));
        session.wallet().body("balanceFen", equalTo(7_800)).body("reservedFen", equalTo(0));
        assertThat(quiet.booksAddUp()).isTrue();
    }

    static void answer(Operator operator, String billNo, String name, String more) {
        answer(operator, billNo, 1, name, more);
    }

    static void answer(Operator operator, String billNo, int version, String name, String more) {
        TestTopics.send("voucher.answer.v1", billNo, "voucher." + name + ".v1", operator.id,
                "{\"operatorId\":\"%s\",\"billNo\":\"%s\",\"billVersion\":%d%s}"
                        .formatted(operator.id, billNo, version, more));
    }

    static Published read(String billNo, String name) {
        return TestTopics.read(SESSIONS,
                event -> event.key().equals(billNo) && event.type().equals("billing." + name + ".v1"), SOON);
    }
}
