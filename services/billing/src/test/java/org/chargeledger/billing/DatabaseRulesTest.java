package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("The database of billing")
class DatabaseRulesTest {

    @Inject
    SystemDb systemDb;

    @Inject
    Pool app;

    @ParameterizedTest
    @ValueSource(strings = {"update transfer set amount_fen = 1", "delete from transfer", "delete from bill",
            "delete from session", "update bill_line set quantity = 0", "delete from session_record",
            "update recharge set amount_fen = 1", "truncate transfer",
            "update bill_refund set waived_fen = 0", "update bonus_grant set amount_fen = 1", "delete from pay_order",
            "delete from payout_part", "update refund_item set amount_fen = 1", "update refund_batch set digest = ''",
            "delete from refund_item", "delete from refund_batch"})
    @DisplayName("refuses both roles to change what was written in the ledger, or to remove a bill or session")
    void appendOnly(String sql) {
        assertThatThrownBy(() -> systemDb.inTransaction(tx -> tx.execute(sql)))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> app.query(sql).executeAndAwait()).hasMessageContaining("permission denied");
    }

    @Test
    @DisplayName("shows and takes nothing without an operator, and guards every table by row-level security")
    void rowLevelSecurity() {
        assertThat(app.query("select count(*) as n from session").executeAndAwait().iterator().next().getLong("n"))
                .isZero();
        assertThat(TestPostgres.unguarded()).isEmpty();
    }

    @Test
    @DisplayName("lets nobody past a table to one of its months")
    void partitionsAreClosed() {
        assertThatThrownBy(() -> app.query("select * from transfer_2019_10").executeAndAwait())
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> systemDb.inTransaction(tx -> tx.execute("delete from session_other")))
                .hasMessageContaining("permission denied");
    }
}
