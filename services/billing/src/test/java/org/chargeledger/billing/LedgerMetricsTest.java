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

    private UUID driver;

    @BeforeEach
    void aWallet() {
        driver = Operator.withTariff().driverWith(1_000);
        read();
    }

    @AfterEach
    void booksAsTheyWere() {
        setBalance(1_000);
    }

    @Test
    @DisplayName("says by how much its sides differ, and that they do no more")
    void saysTheDifference() {
        long balances = difference("wallets-and-reserves");
        long wrong = difference("balances-follow-transfers");

        setBalance(1_007);
        read();
        assertThat(difference("wallets-and-reserves")).isEqualTo(balances + 7);
        assertThat(difference("balances-follow-transfers")).isEqualTo(wrong + 1);
        assertThat(difference("zero-sum")).isZero();

        setBalance(1_000);
        read();
        assertThat(difference("wallets-and-reserves")).isEqualTo(balances);
        assertThat(difference("balances-follow-transfers")).isEqualTo(wrong);
    }

    @Test
    @DisplayName("is left as it is while another replica reads, and is read the next time")
    void oneReads() throws SQLException {
        long before = difference("wallets-and-reserves");
        setBalance(1_007);
        try (Connection another = TestPostgres.system(); var statement = another.createStatement()) {
            another.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtextextended('ledger equations', 0))");

            assertThat(ledger.read()).isFalse();
            assertThat(difference("wallets-and-reserves")).isEqualTo(before);
            another.rollback();
        }
        read();
        assertThat(difference("wallets-and-reserves")).isEqualTo(before + 7);
    }

    /** Whoever else reads in this moment is soon done. */
    private void read() {
        await().atMost(Operator.SOON).until(ledger::read);
    }

    private long difference(String equation) {
        return (long) metrics.get("chargeledger.ledger.difference").tag("equation", equation).gauge().value();
    }

    private void setBalance(long fen) {
        TestPostgres.run("update account set balance_fen = " + fen + " where account_id like 'WALLET:%" + driver + "%'");
    }
}
