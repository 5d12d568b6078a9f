package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.chargeledger.billing.app.LedgerMetrics;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("The gauge of an equation of the ledger")
class LedgerMetricsTest {

    @Inject
    LedgerMetrics ledger;
    @Inject
    MeterRegistry metrics;

    private static final long PAID_IN = 10_000_000;

    private UUID driver;

    @BeforeEach
    void aWallet() {
        driver = Operator.withTariff().driverWith(PAID_IN);
        read();
    }

    @AfterEach
    void booksAsTheyWere() {
        setBalance(driver, PAID_IN);
    }

    @Test
    @DisplayName("says for how many operators its sides differ, by how much at most, and that they do no more")
    void saysTheDifference() {
        long most = difference("wallets-and-reserves");
        long operators = operators("wallets-and-reserves");
        long wrong = operators("balances-follow-transfers");

        setBalance(driver, 2 * PAID_IN);
        read();
        assertThat(difference("wallets-and-reserves")).isEqualTo(PAID_IN);
        assertThat(operators("wallets-and-reserves")).isEqualTo(operators + 1);
        assertThat(operators("balances-follow-transfers")).isEqualTo(wrong + 1);
        assertThat(operators("zero-sum")).isZero();

        setBalance(driver, PAID_IN);
        read();
        assertThat(difference("wallets-and-reserves")).isEqualTo(most);
        assertThat(operators("wallets-and-reserves")).isEqualTo(operators);
    }

    @Test
    @DisplayName("counts two operators of whom one has too much by what the other lacks: they do not make up for each "
            + "other")
    void doesNotAddUpOperators() {
        long operators = operators("wallets-and-reserves");
        UUID another = Operator.withTariff().driverWith(PAID_IN);
        setBalance(driver, PAID_IN + 5_000_000);
        setBalance(another, PAID_IN - 5_000_000);

        read();
        setBalance(another, PAID_IN);

        assertThat(operators("wallets-and-reserves")).isEqualTo(operators + 2);
        assertThat(difference("wallets-and-reserves")).isEqualTo(5_000_000);
    }

    @Test
    @DisplayName("is left as it is while another replica reads, and is read the next time")
    void oneReads() throws SQLException {
        long before = difference("wallets-and-reserves");
        setBalance(driver, 2 * PAID_IN);
        try (Connection another = TestPostgres.system(); var statement = another.createStatement()) {
            another.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtextextended('ledger equations', 0))");

            assertThat(ledger.read()).isFalse();
            assertThat(difference("wallets-and-reserves")).isEqualTo(before);
            another.rollback();
        }
        read();
        assertThat(difference("wallets-and-reserves")).isEqualTo(PAID_IN);
    }

    /** Whoever else reads in this moment is soon done. */
    private void read() {
        await().atMost(Operator.SOON).until(ledger::read);
    }

    private long difference(String equation) {
        return (long) metrics.get("chargeledger.ledger.difference").tag("equation", equation).gauge().value();
    }

    private long operators(String equation) {
        return (long) metrics.get("chargeledger.ledger.unbalanced.operators").tag("equation", equation).gauge().value();
    }

    private static void setBalance(UUID driver, long fen) {
        TestPostgres.run("update account set balance_fen = %d where account_id = 'WALLET:%s'".formatted(fen, driver));
    }
}
