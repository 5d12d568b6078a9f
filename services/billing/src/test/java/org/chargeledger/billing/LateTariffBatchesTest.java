package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.LateTariffTest.BEFORE;
import static org.chargeledger.billing.LateTariffTest.DEARER;
import static org.chargeledger.billing.LateTariffTest.OF_THE_CASE;
import static org.chargeledger.billing.LateTariffTest.ONLY_VALLEY;
import static org.chargeledger.billing.LateTariffTest.publish;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The test profile looks at two sessions at once. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A late tariff version that concerns many sessions, or one that just begins")
class LateTariffBatchesTest {

    private static final String HERE = "\"stationIds\":[\"ST-108\"]";
    private static final String IDLE_FEE = ",\"idleFee\":{\"perMinuteFen\":80,\"freeMinutes\":15}";
    private static final String AT_A_SESSION = """
            from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
            and query like 'select s.bill_no, s.operator_id%'""";

    @Inject
    SystemDb db;
    @Inject
    MeterRegistry metrics;

    @Test
    @DisplayName("rates them a few at a time: what is done stays done when a replica dies, and another goes on")
    void fewAtATime() {
        Operator zpd = Operator.withTariff();
        List<String> billNos = rated(zpd, 5);
        double failures = failures();

        db.inTransaction(tx -> {
            tx.query("select from session where bill_no = $1 for update", billNos.get(3));
            publish(zpd, 2, BEFORE, HERE, DEARER);
            await().atMost(SOON).until(() -> superuser("select count(*) " + AT_A_SESSION) == 1);
            assertThat(versions(tx, zpd)).isEqualTo("2, 2, 1, 1, 1");
            superuser("select count(pg_terminate_backend(pid)) " + AT_A_SESSION);
            return null;
        });

        await().atMost(SOON).until(() -> db.inTransaction(tx -> versions(tx, zpd)), "2, 2, 2, 2, 2"::equals);
        await().atMost(SOON).until(() -> nothingLeft(zpd));
        assertThat(failures()).isGreaterThan(failures);
        long transactions = db.inTransaction(tx -> tx.query("""
                select count(distinct xmin::text) as n from bill where operator_id = $1 and version = 2""", zpd.id)
                .iterator().next().getLong("n"));
        assertThat(transactions).isEqualTo(3);
        billNos.forEach(billNo -> zpd.bill(billNo).body("billVersion", equalTo(2)).body("energyFeeFen", equalTo(309)));
    }

    @Test
    @DisplayName("releases only one of two bills that would charge idling of the same time")
    void heldTogether() {
        Operator zpd = Operator.withTariff(ONLY_VALLEY);
        List<String> numbers = Stream.of(0, 600).map(later -> IdleBills.drive(zpd, zpd.driverWith(20_000),
                IdleBills.FIRST.plusSeconds(later))).toList();
        numbers.forEach(billNo -> zpd.awaitState(billNo, "HELD"));
        numbers.forEach(billNo -> zpd.bill(billNo).body("codes", contains(101)));

        publish(zpd, 2, "2019-09-01T00:00:00Z", HERE, OF_THE_CASE + IDLE_FEE);

        await().atMost(SOON).untilAsserted(() -> zpd.bill(numbers.getFirst()).body("billVersion", equalTo(2))
                .body("state", equalTo("RATED")).body("idleFeeFen", equalTo(IdleBills.IDLE_FEE_FEN)));
        zpd.bill(numbers.getLast()).body("billVersion", equalTo(2)).body("state", equalTo("HELD"))
                .body("codes", contains(106));
    }

    @Test
    @DisplayName("sees the fee for the same time that somebody else makes meanwhile, with the driver's money locked")
    void besideAnother() throws SQLException {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.driverWith(20_000);
        String other = IdleBills.settled(zpd, List.of(driver)).getFirst();
        String billNo = IdleBills.drive(zpd, driver, IdleBills.FIRST.plus(Duration.ofDays(1)));
        zpd.awaitState(billNo, "BILLED");

        try (Connection somebody = TestPostgres.superuser(); Statement does = somebody.createStatement()) {
            somebody.setAutoCommit(false);
            does.execute("select 1 from account where operator_id = '%s' and driver_id = '%s' for update"
                    .formatted(zpd.id, driver));
            does.execute("""
                    update bill set charge_ended_at = charge_ended_at + interval '1 day',
                        service_ended_at = service_ended_at + interval '1 day' where bill_no = '%s'""".formatted(other));
            publish(zpd, 2, "2019-09-01T00:00:00Z", HERE, DEARER + IDLE_FEE);
            await().atMost(SOON).until(() -> waiting("transactionid") > 0);
            somebody.commit();
        }

        await().atMost(SOON).untilAsserted(() -> zpd.bill(billNo).body("billVersion", equalTo(2)));
        zpd.bill(billNo).body("state", equalTo("HELD")).body("codes", contains(106));
    }

    @Test
    @DisplayName("is pinned by a session that was requested, but not yet there, when it came")
    void requestedMeanwhile() {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.driverWith(20_000);
        BusinessTime.set(Instant.parse("2019-10-16T00:00:51Z"));

        CompletableFuture<String> requested = db.inTransaction(tx -> {
            tx.query("select from account where operator_id = $1 and driver_id = $2 for update", zpd.id, driver);
            var request = CompletableFuture.supplyAsync(() -> zpd.start(driver, "01"));
            await().atMost(SOON).until(() -> waiting("transactionid") > 0);
            publish(zpd, 2, BEFORE, HERE, DEARER);
            await().atMost(SOON).until(() -> waiting("advisory") > 0 || known(zpd, 2) && nothingLeft(zpd));
            return request;
        });

        String billNo = requested.join();
        await().atMost(SOON).until(() -> known(zpd, 2) && nothingLeft(zpd));
        assertThat(pinned(billNo)).isEqualTo(2);
    }

    @Test
    @DisplayName("is pinned by a session that had failed, too: it may turn out to charge after all")
    void failedBefore() {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.driverWith(20_000);
        BusinessTime.set(Instant.parse("2019-10-16T00:00:51Z"));
        String billNo = zpd.start(driver, "01");
        new PileVoice(zpd, billNo).say("session-start-failed", "2019-10-16T00:01:00Z", ",\"reason\":\"NOT_PLUGGED\"");
        zpd.awaitState(billNo, "FAILED");

        publish(zpd, 2, BEFORE, HERE, DEARER);

        await().atMost(SOON).until(() -> pinned(billNo) == 2);
    }

    private static List<String> rated(Operator operator, int count) {
        var billNos = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            billNos.add(LateTariffTest.finished(operator).billNo());
            operator.awaitState(billNos.getLast(), "BILLED");
        }
        return billNos;
    }

    private static String versions(Tx tx, Operator operator) {
        return tx.query("""
                select string_agg(version::text, ', ' order by bill_no) as versions from bill
                where operator_id = $1 and current""", operator.id).iterator().next().getString("versions");
    }

    /** How often a late version could not be rated, as an SRE sees it. */
    private double failures() {
        return metrics.get("chargeledger.late.version.failures").counter().count();
    }

    /** No session is left to look at. */
    private boolean nothingLeft(Operator operator) {
        return db.inTransaction(tx -> tx.query("select from late_version where operator_id = $1", operator.id).size())
                == 0;
    }

    private boolean known(Operator operator, int version) {
        return db.inTransaction(tx -> tx.query("select from tariff_version where operator_id = $1 and version = $2",
                operator.id, version).size()) == 1;
    }

    private int pinned(String billNo) {
        return db.inTransaction(tx -> tx.query("select tariff_version from session where bill_no = $1", billNo)
                .iterator().next().getInteger("tariff_version"));
    }

    private static long waiting(String kind) {
        return superuser("select count(*) from pg_locks where not granted and locktype = '" + kind + "'");
    }

    private static long superuser(String sql) {
        try (var connection = TestPostgres.superuser(); var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
