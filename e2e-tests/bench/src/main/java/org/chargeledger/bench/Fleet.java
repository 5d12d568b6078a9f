package org.chargeledger.bench;

import static org.chargeledger.bench.DurablePostgres.execute;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * An operator with one driver, one connector and one requested session for each number, as the requests would have
 * left them: 100 yuan recharged, 30 of them reserved.
 */
final class Fleet {

    static final String OPERATOR = "bench";
    private static final String STATION = "ST-108";

    private Fleet() {}

    static String billNo(int number) {
        return "20191016080000%06d".formatted(number);
    }

    static String pileCode(int number) {
        return "4403%016d".formatted(number);
    }

    static void prepare(Connection connection, int sessions) throws SQLException {
        execute(connection, """
                insert into station (operator_id, station_id, name, zone_id)
                values ('%1$s', '%2$s', '108物流园', 'Asia/Shanghai');
                insert into tariff_version (operator_id, tariff_id, version, effective_from, station_ids, body)
                values ('%1$s', 'T', 1, '2019-10-01T00:00:00Z', array['%2$s'], '%3$s');
                create temporary table one as select i, '20191016080000' || lpad(i::text, 6, '0') as bill_no,
                    '4403' || lpad(i::text, 16, '0') as pile_code, md5('driver ' || i)::uuid as driver_id,
                    '2019-10-16T00:00:00Z'::timestamptz + i * interval '1 microsecond' as requested_at
                from generate_series(0, %4$d) i;
                insert into pile (pile_code, operator_id, station_id, connectors)
                select pile_code, '%1$s', '%2$s', array['01'] from one;
                insert into driver (operator_id, driver_id, openid, nickname, phone, created_at)
                select '%1$s', driver_id, 'o-' || i, 'Driver ' || i, '139' || lpad(i::text, 8, '0'), requested_at
                from one;
                insert into session (bill_month, bill_no, operator_id, station_id, pile_code, connector_no, driver_id,
                    tariff_id, tariff_version, channel, requested_at, start_valid_until, state)
                select '2019-10-01', bill_no, '%1$s', '%2$s', pile_code, '01', driver_id, 'T', 1, 'WECHAT',
                    requested_at, requested_at + interval '2 minutes', 'REQUESTED' from one;
                insert into occupancy (operator_id, pile_code, connector_no, driver_id, bill_no)
                select '%1$s', pile_code, '01', driver_id, bill_no from one;
                insert into account (operator_id, account_id, kind, driver_id, balance_fen)
                select '%1$s', 'WALLET:' || driver_id, 'WALLET', driver_id, 7000 from one
                union all select '%1$s', 'RESERVE:' || bill_no, 'RESERVE', driver_id, 3000 from one;
                insert into recharge (operator_id, recharge_id, driver_id, amount_fen, reason, recharged_by, recharged_at)
                select '%1$s', gen_random_uuid(), driver_id, 10000, 'bench', 'bench', requested_at from one;
                insert into transfer (book_month, id, operator_id, driver_id, bill_no, kind, debit_account,
                    credit_account, amount_fen, posted_at)
                select '2019-10-01'::date, gen_random_uuid(), '%1$s', driver_id, null, 'RECHARGE', 'RECHARGE_CLEARING',
                    'WALLET:' || driver_id, 10000, requested_at from one
                union all select '2019-10-01', gen_random_uuid(), '%1$s', driver_id, bill_no, 'RESERVE',
                    'WALLET:' || driver_id, 'RESERVE:' || bill_no, 3000, requested_at from one;
                analyze""".formatted(OPERATOR, STATION, tariff(), sessions - 1));
    }

    private static String tariff() {
        return """
                {"tariffId":"T","version":1,"name":"分时电价","zoneId":"Asia/Shanghai","stationIds":["%s"],
                "effectiveFrom":"2019-10-01T00:00:00Z","modelNo":"0001","periods":[%s,%s,%s,%s,%s,%s],
                "idleFee":{"perMinuteFen":80,"freeMinutes":15,"capFen":6000}}""".formatted(STATION,
                period("00:00", "07:00", "VALLEY", 40_000), period("07:00", "08:30", "FLAT", 76_000),
                period("08:30", "11:30", "PEAK", 110_000), period("11:30", "14:00", "SHARP", 130_000),
                period("14:00", "22:00", "PEAK", 110_000), period("22:00", "24:00", "FLAT", 76_000));
    }

    private static String period(String from, String to, String band, int energyPrice) {
        return """
                {"from":"%s","to":"%s","band":"%s","energyPriceHundredThousandths":%d,
                "servicePriceHundredThousandths":34000}""".formatted(from, to, band, energyPrice);
    }
}
