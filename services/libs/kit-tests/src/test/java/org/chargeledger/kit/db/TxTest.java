package org.chargeledger.kit.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A statement that is sent without waiting for its answer")
class TxTest {

    private static final String INSERT = "insert into thing (id, operator_id, amount) values ($1, 'zpd', $2)";
    private static final long FORBIDDEN = -1;

    private final String one = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();

    @Inject
    SystemDb db;

    @Test
    @DisplayName("is done before what is asked after it, and with its transaction")
    void isDoneInOrder() {
        long seen = db.inTransaction(tx -> {
            tx.send(INSERT, one, 1L);
            tx.send("update thing set amount = amount + 1 where id = $1", one);
            return amount(tx, one);
        });

        assertThat(seen).isEqualTo(2);
        assertThat(stored(one)).isEqualTo(2);
    }

    @Test
    @DisplayName("fails what is asked next, with its own reason, not with that of those behind it")
    void failsWhatIsAskedNext() {
        assertThatThrownBy(() -> db.inTransaction(tx -> {
            tx.send(INSERT, one, 1L);
            tx.send(INSERT, other, FORBIDDEN);
            tx.send("update thing set amount = 5 where id = $1", one);
            return amount(tx, one);
        })).hasMessageContaining("thing_amount_check");

        assertThat(stored(one)).isZero();
    }

    @Test
    @DisplayName("fails the transaction when it is the last one")
    void failsTheTransaction() {
        assertThatThrownBy(() -> db.inTransaction(tx -> {
            tx.send(INSERT, one, 1L);
            tx.send(INSERT, other, FORBIDDEN);
            return null;
        })).hasMessageContaining("thing_amount_check");

        assertThat(stored(one)).isZero();
    }

    @Test
    @DisplayName("fails the transaction also when the database never hears of it")
    void failsTheTransactionUnheard() {
        assertThatThrownBy(() -> db.inTransaction(tx -> {
            tx.send(INSERT, one, 1L);
            tx.send(INSERT, other, "no number");
            return null;
        })).isInstanceOf(RuntimeException.class);

        assertThat(stored(one)).isZero();
    }

    @Test
    @DisplayName("fails with nested work, of which alone nothing is left")
    void failsNestedWork() {
        db.inTransaction(tx -> {
            tx.send(INSERT, one, 1L);
            assertThatThrownBy(() -> tx.nested(() -> {
                tx.send("update thing set amount = 7 where id = $1", one);
                tx.send(INSERT, other, FORBIDDEN);
            })).hasMessageContaining("thing_amount_check");
            tx.send("update thing set amount = amount + 1 where id = $1", one);
            return null;
        });

        assertThat(stored(one)).isEqualTo(2);
        assertThat(stored(other)).isZero();
    }

    @Test
    @DisplayName("that failed before nested work is no failure of that work")
    void failsBeforeNestedWork() {
        assertThatThrownBy(() -> db.inTransaction(tx -> {
            tx.send(INSERT, one, FORBIDDEN);
            tx.nested(() -> tx.send(INSERT, other, 1L));
            return null;
        })).hasMessageContaining("thing_amount_check");

        assertThat(stored(other)).isZero();
    }

    private long stored(String id) {
        return db.inTransaction(tx -> amount(tx, id));
    }

    private static long amount(Tx tx, String id) {
        return tx.query("select coalesce(max(amount), 0) as amount from thing where id = $1", id).iterator().next()
                .getLong("amount");
    }
}
