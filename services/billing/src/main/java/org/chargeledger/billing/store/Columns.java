package org.chargeledger.billing.store;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.chargeledger.billing.domain.BillNo;

/** Turns columns into our types and rows into columns; null stays null. */
final class Columns {

    /** Joins what is reserved for the sessions or bills of this alias. */
    static final String RESERVED_OF = """
            left join lateral (select sum(balance_fen)::bigint as reserved from account
                where operator_id = %1$s.operator_id
                    and account_id in ('RESERVE:' || %1$s.bill_no, 'RESERVE_BONUS:' || %1$s.bill_no)) a on true""";

    private Columns() {}

    static Instant instant(Row row, String name) {
        OffsetDateTime time = row.get(OffsetDateTime.class, name);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    static <T> String[] texts(Collection<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    static <T> Long[] longs(Collection<T> rows, Function<T, Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }

    static <T> Integer[] ints(Collection<T> rows, Function<T, Integer> column) {
        return rows.stream().map(column).toArray(Integer[]::new);
    }

    static <T> UUID[] uuids(Collection<T> rows, Function<T, UUID> column) {
        return rows.stream().map(column).toArray(UUID[]::new);
    }

    static <T> LocalDate[] dates(Collection<T> rows, Function<T, LocalDate> column) {
        return rows.stream().map(column).toArray(LocalDate[]::new);
    }

    /** The partitions in which these sessions and bills are. */
    static LocalDate[] months(Collection<BillNo> numbers) {
        return numbers.stream().map(BillNo::month).distinct().toArray(LocalDate[]::new);
    }

    static <T> OffsetDateTime[] times(Collection<T> rows, Function<T, Instant> column) {
        return rows.stream().map(row -> utc(column.apply(row))).toArray(OffsetDateTime[]::new);
    }

    static <T> Boolean[] booleans(Collection<T> rows, Function<T, Boolean> column) {
        return rows.stream().map(column).toArray(Boolean[]::new);
    }
}
