package org.chargeledger.bench;

import static org.chargeledger.bench.DurablePostgres.execute;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Half a year of one operator, generated in the database: evenly requested sessions with a bill each; of a hundred two
 * are held and one never started. On average 500 bills a pile, 20 piles a station, 50 bills a driver.
 */
final class BillArchive {

    static final String OPERATOR = "bench";
    static final List<Integer> CODES = List.of(1, 2, 8, 9, 10, 11);
    private static final int BILLS_PER_PILE = 500;
    private static final int PILES_PER_STATION = 20;
    private static final int BILLS_PER_DRIVER = 50;

    private final int bills;

    BillArchive(int bills) {
        this.bills = bills;
    }

    int piles() {
        return Math.max(1, bills / BILLS_PER_PILE);
    }

    int stations() {
        return Math.max(1, piles() / PILES_PER_STATION);
    }

    int drivers() {
        return Math.max(1, bills / BILLS_PER_DRIVER);
    }

    /** What PostgreSQL makes of {@code md5('driver ' || number)::uuid}. */
    static UUID driverId(int number) {
        try {
            byte[] name = ("driver " + number).getBytes(StandardCharsets.UTF_8);
            var bytes = ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(name));
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows are consistent by construction; checking every reference again would only take time. */
    void fill(DurablePostgres postgres, String database) throws SQLException, InterruptedException, ExecutionException {
        run(postgres, database, """
                insert into station (operator_id, station_id, name, zone_id)
                select '%1$s', 'ST-' || i, 'Station ' || i, 'Asia/Shanghai' from generate_series(0, %3$d - 1) i;
                insert into driver (operator_id, driver_id, openid, nickname, phone, created_at)
                select '%1$s', md5('driver ' || i)::uuid, 'o-' || i, 'Driver ' || i, '139' || lpad(i::text, 8, '0'),
                    '2019-06-30T16:00:00Z' from generate_series(0, %4$d - 1) i;
                create unlogged table one as
                select i, at, at at time zone 'Asia/Shanghai' as local,
                    (hashint8extended(i, 1) & 2147483647) %% %5$d as pile,
                    md5('driver ' || (hashint8extended(i, 2) & 2147483647) %% %4$d)::uuid as driver_id,
                    case when i %% 100 < 2 then 'HELD' when i %% 100 = 2 then 'FAILED' else 'SETTLED' end as state,
                    (array%6$s)[1 + i / 100 %% 6] as code,
                    case when i %% 100 < 2 then 0 else 100 + i * 31 %% 20000 end as energy_fen,
                    case when i %% 100 < 2 then 0 else 646 end as service_fen,
                    case when i %% 100 < 2 then 3000 + i * 31 %% 20000 end as held_reserve_fen
                from (select i::bigint as i,
                    '2019-06-30T16:00:00Z'::timestamptz + i * (interval '184 days' / %2$d) as at
                    from generate_series(0, %2$d - 1) i) s;""");
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<Void> sessions = threads.submit(() -> fill(postgres, database, "session", """
                insert into session (bill_month, bill_no, operator_id, station_id, pile_code, connector_no, driver_id,
                    tariff_id, tariff_version, channel, requested_at, start_valid_until, state, charging_since,
                    charge_started_at, charge_ended_at, service_ended_at, energy_tenth_wh, stop_reason, decided_at)
                select date_trunc('month', local)::date, to_char(local, 'YYYYMMDDHH24MISSUS'), '%1$s',
                    'ST-' || pile %% %3$d, '4403' || lpad(pile::text, 16, '0'), '01', driver_id, 'T', 1, 'WECHAT', at,
                    at + interval '2 minutes', state, at, at, at + interval '1 hour', at + interval '70 minutes',
                    190000, 'REMOTE', at + interval '71 minutes' from one;"""));
            Future<Void> itsBills = threads.submit(() -> fill(postgres, database, "bill", """
                insert into bill (bill_month, bill_no, version, operator_id, station_id, pile_code, connector_no,
                    driver_id, state, tariff_id, tariff_version, energy_tenth_wh, energy_fee_fen, service_fee_fen,
                    idle_fee_fen, total_fen, discountable_fen, discount_fen, due_fen, paid_fen, receivable_fen,
                    held_reserve_fen, requested_at, charge_started_at, charge_ended_at, service_ended_at,
                    stop_reason, rated_at, held_at, settled_at)
                select date_trunc('month', local)::date, to_char(local, 'YYYYMMDDHH24MISSUS'), 1, '%1$s',
                    'ST-' || pile %% %3$d, '4403' || lpad(pile::text, 16, '0'), '01', driver_id, state, 'T', 1, 190000,
                    energy_fen, service_fen, 0, energy_fen + service_fen, energy_fen + service_fen, 0,
                    energy_fen + service_fen, energy_fen + service_fen, 0,
                    held_reserve_fen, at, at, at + interval '1 hour', at + interval '70 minutes', 'REMOTE',
                    at + interval '71 minutes',
                    case when state = 'HELD' then at + interval '71 minutes' end,
                    case when state = 'SETTLED' then at + interval '71 minutes' end
                from one where state <> 'FAILED';
                insert into bill_finding (bill_month, bill_no, version, code, operator_id, driver_id, evidence)
                select date_trunc('month', local)::date, to_char(local, 'YYYYMMDDHH24MISSUS'), 1, code, '%1$s',
                    driver_id, '{}' from one where state = 'HELD';
                insert into account (operator_id, account_id, kind, driver_id, balance_fen)
                select '%1$s', 'RESERVE:' || to_char(local, 'YYYYMMDDHH24MISSUS'), 'RESERVE', driver_id,
                    held_reserve_fen from one where state = 'HELD';"""));
            sessions.get();
            itsBills.get();
        }
        run(postgres, database, "drop table one; vacuum analyze");
    }

    private Void fill(DurablePostgres postgres, String database, String bigTable, String sql) throws SQLException {
        try (Connection connection = postgres.connect(database)) {
            var indexes = LateIndexes.of(connection, bigTable);
            run(connection, sql);
            indexes.build();
        }
        return null;
    }

    private void run(DurablePostgres postgres, String database, String sql) throws SQLException {
        try (Connection connection = postgres.connect(database)) {
            run(connection, sql);
        }
    }

    private void run(Connection connection, String sql) throws SQLException {
        execute(connection, "set session_replication_role = replica");
        for (String statement : sql.formatted(OPERATOR, bills, stations(), drivers(), piles(), CODES).split(";")) {
            execute(connection, statement);
        }
    }
}
