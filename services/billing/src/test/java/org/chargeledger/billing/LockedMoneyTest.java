package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.SOON;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.chargeledger.billing.domain.AccountId;
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.domain.Transfer;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.rating.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Whoever waits for a driver's money")
class LockedMoneyTest {

    @Inject
    SystemDb db;

    @Inject
    Accounts accounts;

    @Test
    @DisplayName("sees the first bonus that the one before him gave")
    void firstBonus() throws InterruptedException {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.driverWith(1_000);
        var given = new CountDownLatch(1);
        var giver = CompletableFuture.runAsync(() -> db.inTransaction(tx -> {
            Book book = accounts.lockWallet(tx, zpd.id, driver);
            book.transfer(Transfer.Cause.of(driver, "bonus " + driver), Transfer.Kind.BONUS,
                    AccountId.operators(AccountId.Kind.BONUS_COST), AccountId.bonus(driver), new Money(500));
            accounts.write(tx, List.of(book), Instant.parse("2019-10-16T01:00:00Z"));
            given.countDown();
            await().atMost(SOON).until(LockedMoneyTest::somebodyWaits);
            return null;
        }));
        given.await();
        Money seen = db.inTransaction(tx -> accounts.lockWallet(tx, zpd.id, driver).spendable(driver));

        giver.join();
        assertThat(seen).isEqualTo(new Money(1_500));
    }

    private static boolean somebodyWaits() {
        return !TestPostgres.texts("select 1 from pg_locks where not granted").isEmpty();
    }
}
