package org.chargeledger.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.Tokens;

/**
 * From a pile's record in Kafka to the ledger and the published bill: sessions a second, over the floor of the same
 * rows, and how long a driver waits at a steady rate.
 */
final class SettlementBenchmark {

    private static final String BILLING = "billing";
    private static final String VOUCHER = "voucher";
    private static final String FLOOR = "floor";

    /** Half of the drivers hold a voucher, in percent; a bill whose answer comes too late goes without. */
    private static final double LEAST_APPLIED = 49;

    private final Sizes sizes;
    private final Vertx vertx = Vertx.vertx();
    private int nextSession;

    SettlementBenchmark(Sizes sizes) {
        this.sizes = sizes;
    }

    void run() throws Exception {
        try (Servers servers = Servers.start()) {
            servers.migrate(BILLING);
            servers.migrate(VOUCHER);
            try (Connection billing = servers.postgres.connect(BILLING)) {
                Fleet.prepare(billing, total());
            }
            try (Connection voucher = servers.postgres.connect(VOUCHER)) {
                Gifts.give(voucher, total());
            }
            servers.postgres.copy(BILLING, FLOOR);
            withoutVouchers(servers);
            withVouchers(servers);
        }
    }

    private int total() {
        return 2 * (sizes.warmUp() + sizes.runs() * sizes.sessions() + sizes.recordsPerSecond() * sizes.seconds());
    }

    private void withoutVouchers(Servers servers) throws Exception {
        var floor = new Floor(database(servers, BILLING), database(servers, FLOOR));
        try (ServiceProcess billing = servers.service(BILLING, "-Dbilling.without-vouchers=*");
                var facts = new PileFacts(servers.kafkaClient());
                var settled = new SettledBills(servers.kafkaClient())) {
            var run = new Run(servers, facts, settled);
            run.settle(sizes.warmUp());
            var settling = new ArrayList<Double>();
            var floors = new ArrayList<Double>();
            var ratios = new ArrayList<Double>();
            for (int i = 0; i < sizes.runs(); i++) {
                run.prepare(sizes.sessions());
                floor.look();
                double rate = run.settlePrepared(sizes.sessions());
                double floorRate = floor.write(run.bills, run.batchSize());
                settling.add(rate);
                floors.add(floorRate);
                ratios.add(rate / floorRate);
            }
            print("settlement", "sessions/s", settling);
            print("settlement-floor", "sessions/s", floors);
            print("settlement-ratio", "of-floor", ratios);
            print("settlement-batch", "records/transaction", List.of((double) run.batchSize()));
            print("facts", "facts/s", run.factRates);
            run.waits("record-to-settled");
            requireTrueBooks(billing);
        }
    }

    private void withVouchers(Servers servers) throws Exception {
        try (ServiceProcess billing = servers.service(BILLING, "-Dbilling.without-vouchers=");
                ServiceProcess voucher = servers.service(VOUCHER);
                var facts = new PileFacts(servers.kafkaClient());
                var settled = new SettledBills(servers.kafkaClient())) {
            var run = new Run(servers, facts, settled);
            int first = nextSession;
            run.settle(sizes.warmUp());
            var settling = new ArrayList<Double>();
            for (int i = 0; i < sizes.runs(); i++) {
                run.prepare(sizes.sessions());
                settling.add(run.settlePrepared(sizes.sessions()));
            }
            print("settlement-with-vouchers", "sessions/s", settling);
            run.waits("record-to-settled-with-vouchers");
            print("vouchers-applied", "%", List.of(run.vouchersApplied(first)));
            requireTrueBooks(billing);
        }
    }

    private static void print(String name, String unit, List<Double> runs) {
        Figure.of(name, unit, runs.stream().mapToDouble(Double::doubleValue).toArray()).print();
    }

    /** Statements are planned as the services' own are. */
    private SystemDb database(Servers servers, String name) {
        var options = new PgConnectOptions().setHost("localhost").setPort(servers.postgres.port()).setDatabase(name)
                .setUser("postgres").setPassword(DurablePostgres.PASSWORD).setCachePreparedStatements(true)
                .addProperty("plan_cache_mode", "force_generic_plan");
        return new SystemDb(PgBuilder.pool().with(new PoolOptions().setMaxSize(4)).connectingTo(options).using(vertx)
                .build());
    }

    private static void requireTrueBooks(ServiceProcess billing) throws Exception {
        String token = Tokens.staff(Fleet.OPERATOR, "finance", "viewer");
        for (JsonNode equation : new ObjectMapper().readTree(billing.get("/ledger/equations", token)).get("items")) {
            if (!equation.get("holds").asBoolean()) {
                throw new IllegalStateException("the books are wrong: " + equation);
            }
        }
        JsonNode conservation = new ObjectMapper().readTree(billing.get("/conservation", token));
        if (!conservation.get("holds").asBoolean() || conservation.get("held").asInt() > 0) {
            throw new IllegalStateException("sessions are missing or held: " + conservation);
        }
    }

    /** Sessions carried through one running service, numbered on from the last. */
    private final class Run {

        private final Servers servers;
        private final PileFacts facts;
        private final SettledBills settled;
        private final List<Double> factRates = new ArrayList<>();
        private Map<String, SettledBills.Settled> bills;

        Run(Servers servers, PileFacts facts, SettledBills settled) {
            this.servers = servers;
            this.facts = facts;
            this.settled = settled;
        }

        void settle(int sessions) throws SQLException {
            prepare(sessions);
            settlePrepared(sessions);
            factRates.clear();
        }

        /** Brings sessions to where only their record is missing. */
        void prepare(int sessions) throws SQLException {
            try (Connection billing = servers.postgres.connect(BILLING)) {
                long handled = handled(billing);
                long started = System.nanoTime();
                for (int i = 0; i < sessions; i++) {
                    facts.beforeRecord(nextSession + i);
                }
                facts.flush();
                long wanted = handled + (long) sessions * PileFacts.BEFORE_RECORD;
                Awaitility.await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(100))
                        .until(() -> handled(billing) >= wanted);
                factRates.add(sessions * PileFacts.BEFORE_RECORD / seconds(started));
            }
        }

        private long handled(Connection billing) throws SQLException {
            return Long.parseLong(DurablePostgres.text(billing,
                    "select count(*) from inbox where consumer = 'billing.pile-facts'"));
        }

        /** Sessions a second, from the first record sent to the last bill-settled read. */
        double settlePrepared(int sessions) {
            long started = System.nanoTime();
            for (int i = 0; i < sessions; i++) {
                facts.record(nextSession++);
            }
            facts.flush();
            bills = settled.await(sessions);
            return sessions / seconds(started);
        }

        private static double seconds(long sinceNanos) {
            return (System.nanoTime() - sinceNanos) / 1e9;
        }

        /** How many records billing handled in one transaction, on average of the last run. */
        int batchSize() throws SQLException {
            try (Connection billing = servers.postgres.connect(BILLING)) {
                return Integer.parseInt(DurablePostgres.text(billing, """
                        select round(count(*)::numeric / count(distinct settled_at || xmin::text)) from bill
                        where bill_no >= '%s'""".formatted(Fleet.billNo(nextSession - bills.size()))));
            }
        }

        /** Of a hundred bills from this session on; less than drivers hold is a run that measured something else. */
        double vouchersApplied(int firstSession) throws SQLException {
            try (Connection billing = servers.postgres.connect(BILLING)) {
                double share = Double.parseDouble(DurablePostgres.text(billing, """
                        select 100.0 * count(*) filter (where discount_fen = 500) / count(*) from bill
                        where current and state = 'SETTLED' and bill_no >= '%s'"""
                        .formatted(Fleet.billNo(firstSession))));
                if (share < LEAST_APPLIED) {
                    throw new IllegalStateException("a voucher was applied to only " + share + " % of the bills");
                }
                return share;
            }
        }

        /** One record at a time, evenly; the time from sending it to reading its bill-settled. */
        void waits(String name) throws SQLException {
            int records = sizes.recordsPerSecond() * sizes.seconds();
            prepare(records);
            int first = nextSession;
            var sent = new long[records];
            Thread pile = Thread.ofPlatform().start(() -> {
                long start = System.nanoTime();
                for (int i = 0; i < records; i++) {
                    long due = start + TimeUnit.SECONDS.toNanos(i) / sizes.recordsPerSecond();
                    while (System.nanoTime() < due) {
                        LockSupport.parkNanos(due - System.nanoTime());
                    }
                    sent[i] = System.nanoTime();
                    facts.record(first + i);
                }
            });
            Map<String, SettledBills.Settled> read = settled.await(records);
            nextSession += records;
            var millis = new double[records];
            for (int i = 0; i < records; i++) {
                millis[i] = (read.get(Fleet.billNo(first + i)).nanos() - sent[i]) / 1e6;
            }
            var figure = Figure.of(name, "ms", millis);
            Figure.of(name + "-p50", "ms", figure.percentile(0.5)).print();
            Figure.of(name + "-p99", "ms", figure.percentile(0.99)).print();
        }
    }
}
