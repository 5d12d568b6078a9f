package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.chargeledger.billing.app.TakeLedgerSnapshot;
import org.chargeledger.billing.domain.AccountId;
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.domain.Transfer;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.LedgerEquations;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.rating.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("The snapshot of the ledger")
class LedgerSnapshotTest {

    private static final Instant NOW = Instant.parse("2019-10-16T01:00:00Z");

    @Inject
    SystemDb db;

    @Inject
    Accounts accounts;

    @Inject
    LedgerEquations equations;

    @Inject
    TakeLedgerSnapshot snapshot;

    @Test
    @DisplayName("and what was booked since always come to what all transfers come to, however many book meanwhile")
    void whileOthersBook() {
        Operator zpd = Operator.withTariff();
        List<UUID> drivers = IntStream.range(0, 4).mapToObj(i -> zpd.driverWith(1_000)).toList();
        var open = new AtomicBoolean(true);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        List<CompletableFuture<Void>> booking = drivers.stream().map(driver -> CompletableFuture.runAsync(() -> {
            while (open.get()) {
                backAndForth(zpd, driver);
            }
        }, threads)).toList();
        long before = reached();

        for (int i = 0; i < 40; i++) {
            db.inTransaction(snapshot::take);
            assertSame();
        }
        open.set(false);
        booking.forEach(CompletableFuture::join);

        assertThat(reached()).isGreaterThan(before);
        takeAll();
        assertSame();
        assertThat(zpd.booksAddUp()).isTrue();
        zpd.staff().get(API + "/ledger/equations?whole=true").then().body("items.every { it.holds }", equalTo(true));
    }

    @Test
    @DisplayName("waits for a transfer whose number was drawn before others that are there already")
    void numbersOutOfOrder() throws InterruptedException {
        Operator zpd = Operator.withTariff();
        UUID early = zpd.driverWith(1_000);
        UUID late = zpd.driverWith(1_000);
        var drawn = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var slow = CompletableFuture.runAsync(() -> db.inTransaction(tx -> {
            book(tx, zpd, early);
            drawn.countDown();
            return waitFor(mayCommit);
        }));
        drawn.await();
        long drawnFirst = number("select last_value as n from transfer_seq_seq");
        try {
            db.inTransaction(tx -> book(tx, zpd, late));
            for (int i = 0; i < 5; i++) {
                db.inTransaction(snapshot::take);
            }
            assertThat(reached()).isLessThan(drawnFirst);
        } finally {
            mayCommit.countDown();
        }
        slow.join();
        takeAll();
        assertThat(reached()).isGreaterThan(drawnFirst);
        assertSame();
    }

    @Test
    @DisplayName("is as it was when a replica dies while it adds, and is taken by one replica at a time")
    void diesInTheMiddle() {
        Operator zpd = Operator.withTariff();
        zpd.driverWith(1_000);
        takeAll();
        aim();
        zpd.driverWith(500);
        aim();
        long before = reached();

        assertThatThrownBy(() -> db.inTransaction(tx -> {
            await().pollInSameThread().atMost(SOON).until(() -> snapshot.take(tx));
            assertThat(CompletableFuture.supplyAsync(() -> db.inTransaction(snapshot::take)).join()).isFalse();
            throw new IllegalStateException("the replica dies");
        })).hasMessage("the replica dies");

        assertThat(reached()).isEqualTo(before);
        assertSame();
        takeAll();
        assertThat(reached()).isGreaterThan(before);
        takeAll();
        assertSame();
    }

    @Test
    @DisplayName("tells the balances of the kinds of account as they were told before it")
    void accounts() {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.driverWith(1_000);
        zpd.driverWith(500);
        db.inTransaction(tx -> book(tx, zpd, driver, Transfer.Kind.PAYOUT, -1_000));
        zpd.staff("finance").header("Idempotency-Key", "b").contentType("application/json")
                .body(Map.of("amountFen", 70, "reason", "r")).post(API + "/drivers/" + driver + "/bonuses").then()
                .statusCode(201);
        String before = zpd.staff().get(API + "/ledger/accounts").then()
                .body("items.find { it.account == 'WALLET' }.balanceFen", equalTo(500))
                .body("items.find { it.account == 'WALLET' }.accounts", equalTo(1))
                .body("items.find { it.account == 'BONUS_COST' }.balanceFen", equalTo(-70)).extract().asString();

        takeAll();

        assertThat(zpd.staff().get(API + "/ledger/accounts").asString()).isEqualTo(before);
    }

    private void takeAll() {
        long drawn = number("select coalesce(max(seq), 0) as n from transfer");
        await().atMost(SOON).until(() -> {
            db.inTransaction(snapshot::take);
            return reached() >= drawn;
        });
    }

    /** At the transfer that was booked last, to be added as soon as all who were at work have ended. */
    private void aim() {
        await().atMost(SOON).until(() -> !db.inTransaction(snapshot::take));
    }

    private long reached() {
        return number("select upto_seq as n from ledger_snapshot");
    }

    private long number(String sql) {
        return db.inTransaction(tx -> tx.query(sql).iterator().next().getLong("n"));
    }

    /** Both at one moment. */
    private void assertSame() {
        db.inTransaction(tx -> {
            tx.query("set transaction isolation level repeatable read");
            assertThat(equations.byOperator(tx, false)).isEqualTo(equations.byOperator(tx, true));
            return null;
        });
    }

    /** Each time another amount, so that a transfer that is left out, or counted twice, is seen. */
    private void backAndForth(Operator operator, UUID driver) {
        long fen = ThreadLocalRandom.current().nextLong(1, 1_000_000);
        db.inTransaction(tx -> book(tx, operator, driver, Transfer.Kind.RECHARGE, fen));
        db.inTransaction(tx -> book(tx, operator, driver, Transfer.Kind.PAYOUT, -fen));
    }

    private Void book(Tx tx, Operator operator, UUID driver) {
        return book(tx, operator, driver, Transfer.Kind.RECHARGE, 777);
    }

    private Void book(Tx tx, Operator operator, UUID driver, Transfer.Kind kind, long fen) {
        Book book = accounts.lockWallet(tx, operator.id, driver);
        AccountId clearing = AccountId.operators(AccountId.Kind.RECHARGE_CLEARING);
        AccountId wallet = AccountId.wallet(driver);
        book.transfer(Transfer.Cause.of(driver, UUID.randomUUID().toString()), kind, fen > 0 ? clearing : wallet,
                fen > 0 ? wallet : clearing, new Money(Math.abs(fen)));
        accounts.write(tx, List.of(book), NOW);
        return null;
    }

    private static Void waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
