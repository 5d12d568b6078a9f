package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.SOON;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.chargeledger.billing.domain.ArrearsPayment;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Fees;
import org.chargeledger.billing.store.LatePrices;
import org.chargeledger.billing.store.PaidArrears;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.TariffVersion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Settled bills that are written together are locked by number, whatever their order")
class LockedBillsTest {

    private static final Fees ONE_FEN = new Fees(new Money(1), Money.ZERO, Money.ZERO);

    @Inject
    SystemDb db;
    @Inject
    PaidArrears paidArrears;
    @Inject
    LatePrices latePrices;

    @Test
    @DisplayName("when a tariff version that came late marks them")
    void marked() throws SQLException {
        var version = new TariffVersion("T", 1);
        lowestFirst((tx, numbers) -> latePrices.markSuperseded(tx, numbers.stream()
                .map(billNo -> new LatePrices.Repriced(billNo, null, version, version)).toList()));
    }

    @Test
    @DisplayName("when what was owed of them is paid")
    void paid() throws SQLException {
        lowestFirst((tx, numbers) -> paidArrears.write(tx, numbers.stream()
                .map(billNo -> new ArrearsPayment(UUID.randomUUID(), billNo, "test", ONE_FEN)).toList(),
                Instant.EPOCH));
    }

    /** While the lowest is somebody else's, the highest is still free. */
    private void lowestFirst(BiConsumer<Tx, List<BillNo>> write) throws SQLException {
        Operator zpd = Operator.withTariff();
        List<BillNo> numbers = IdleBills.settled(zpd, List.of(zpd.driverWith(5_000), zpd.driverWith(5_000))).stream()
                .sorted().map(BillNo::new).toList();
        CompletableFuture<Void> writer;
        try (Connection somebody = TestPostgres.superuser()) {
            somebody.setAutoCommit(false);
            assertThat(locks(somebody, numbers.getFirst())).isTrue();
            writer = CompletableFuture.runAsync(() -> db.inTransaction(tx -> {
                write.accept(tx, numbers.reversed());
                return null;
            }));
            await().atMost(SOON).until(() -> !TestPostgres.texts("select 1 from pg_locks where not granted").isEmpty());

            assertThat(locks(somebody, numbers.getLast())).isTrue();
            somebody.rollback();
        }
        writer.join();
    }

    private static boolean locks(Connection connection, BillNo billNo) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(
                "select 1 from bill where bill_no = '" + billNo.digits() + "' and current for update skip locked")) {
            return rows.next();
        }
    }
}
