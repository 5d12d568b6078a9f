package org.chargeledger.kit.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("What a replica locked that hangs in the middle of a transaction, is free again after 30 s:")
class HungTransactionTest {

    private static final String ENDS_AFTER = "show idle_in_transaction_session_timeout";

    @Inject
    SystemDb system;

    @Inject
    Pool tenants;

    @Inject
    EntityManager entities;

    @Test
    @DisplayName("of the batches of events")
    void batches() {
        assertThat(system.<String>inTransaction(tx -> tx.query(ENDS_AFTER).iterator().next().getString(0)))
                .isEqualTo("30s");
    }

    @Test
    @DisplayName("of requests")
    void requests() {
        assertThat(Transactions.<String>run(tenants, tx -> tx.query(ENDS_AFTER).iterator().next().getString(0)))
                .isEqualTo("30s");
    }

    @Test
    @DisplayName("of requests that work on entities")
    void entities() {
        assertThat(QuarkusTransaction.requiringNew().call(() ->
                entities.createNativeQuery(ENDS_AFTER).getSingleResult())).isEqualTo("30s");
    }
}
