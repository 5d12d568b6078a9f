package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.SOON;
import static org.chargeledger.billing.RefundBatchTest.BATCHES;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.chargeledger.billing.app.RunRefundBatches;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A refund batch that nears its end")
class FinishRefundBatchTest {

    @Inject
    RunRefundBatches runRefundBatches;

    @Test
    @DisplayName("is not done while an item is open that was sent again at the moment when the last one ended")
    void sentAgainAtTheEnd() throws Exception {
        Operator zpd = Operator.withTariff();
        List<String> bills = IdleBills.settled(zpd, List.of(zpd.driverWith(5_000), zpd.driverWith(5_000)));
        String batchId = RefundBatchTest.frozen(zpd, Map.of());
        RefundBatchTest.approve(zpd, "ben", batchId, "\"1\"", RefundBatchTest.digest(zpd, batchId)).then()
                .statusCode(200);
        RefundBatchTest.awaitState(zpd, batchId, "DONE");
        String failed = " where bill_no = '" + bills.getFirst() + "'";
        String last = " where bill_no = '" + bills.getLast() + "'";
        String underWay = "update refund_item set state = 'OPEN', reason = null, under_way = true";
        String ended = "update refund_item set state = 'DONE', under_way = false";
        TestPostgres.run("update refund_item set state = 'FAILED', reason = 'CLOSED'" + failed);
        TestPostgres.run(underWay + last);
        TestPostgres.run("update refund_batch set state = 'RUNNING' where batch_id = '" + batchId + "'");

        try (Connection again = TestPostgres.superuser()) {
            again.setAutoCommit(false);
            run(again, "update refund_batch set version = version + 1 where batch_id = '" + batchId + "'");
            run(again, underWay + failed);
            TestPostgres.run(ended + last);
            var finishing = CompletableFuture.runAsync(() -> runRefundBatches.run(0));
            await().atMost(SOON).until(() -> !TestPostgres.texts("select pid from pg_stat_activity where"
                    + " wait_event_type = 'Lock' and query like '%refund_batch%'").isEmpty());
            again.commit();
            finishing.get();
        }

        assertThat(zpd.staff().get(BATCHES + "/" + batchId).<String>path("state")).isEqualTo("RUNNING");
        TestPostgres.run(ended + failed);
        RefundBatchTest.awaitState(zpd, batchId, "DONE");
        assertThat(zpd.booksAddUp()).isTrue();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
