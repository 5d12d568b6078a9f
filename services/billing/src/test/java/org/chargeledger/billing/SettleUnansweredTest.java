package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.SOON;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chargeledger.billing.app.SettleBills;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The test profile settles two at once. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A rated bill for which the voucher service does not answer")
class SettleUnansweredTest {

    @Inject
    SystemDb db;
    @Inject
    SettleBills settleBills;
    @Inject
    MeterRegistry metrics;

    @Test
    @DisplayName("is settled after two minutes without a voucher; those that break are tried again and keep no other "
            + "waiting")
    void someBreak() {
        Operator zpd = Operator.withTariff();
        List<String> bills = Stream.generate(() -> rated(zpd)).limit(4).toList();
        List<String> broken = bills.subList(0, 2);
        double failures = failures();

        superuser("create function refuse_settlement() returns trigger language plpgsql as "
                + "$$ begin raise exception 'this bill breaks'; end $$");
        superuser("create trigger broken_bill before update on bill for each row "
                + "when (new.bill_no in (" + quoted(broken)
                + ") and new.state = 'SETTLED') execute function refuse_settlement()");
        try {
            bills.forEach(this::waitsForTenMinutes);
            bills.subList(2, 4).forEach(billNo -> zpd.awaitState(billNo, "SETTLED"));
            await().atMost(SOON).until(() -> failures() > failures);
            assertThat(TestPostgres.texts("select state from bill where bill_no in (" + quoted(broken) + ")"))
                    .containsExactly("RATED", "RATED");
        } finally {
            superuser("drop function refuse_settlement cascade");
        }

        broken.forEach(billNo -> zpd.awaitState(billNo, "SETTLED"));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("is left alone once it has another version, whose own answer may still come")
    void anotherVersion() {
        Operator zpd = Operator.withTariff();
        String billNo = rated(zpd);

        settleWithoutVoucher(billNo, 2);
        assertThat(TestPostgres.texts("select state from bill where bill_no = '" + billNo + "'"))
                .containsExactly("RATED");

        settleWithoutVoucher(billNo, 1);
        zpd.awaitState(billNo, "SETTLED");
    }

    private static String quoted(List<String> billNos) {
        return "'" + String.join("', '", billNos) + "'";
    }

    private static String rated(Operator operator) {
        String billNo = LateTariffTest.finished(operator).billNo();
        operator.awaitState(billNo, "BILLED");
        return billNo;
    }

    private void settleWithoutVoucher(String billNo, int version) {
        db.inTransaction(tx -> {
            settleBills.settleWithoutVoucher(tx, Map.of(new BillNo(billNo), version));
            return null;
        });
    }

    /** As if it had been booked that long ago; what is written of a bill is otherwise never changed. */
    private void waitsForTenMinutes(String billNo) {
        superuser("update bill set booked_at = booked_at - interval '10 minutes' where bill_no = '" + billNo + "'");
    }

    private double failures() {
        return metrics.get("chargeledger.settlement.failures").counter().count();
    }

    private static void superuser(String sql) {
        try (var connection = TestPostgres.superuser(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
