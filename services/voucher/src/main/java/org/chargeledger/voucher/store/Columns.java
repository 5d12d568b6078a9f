package org.chargeledger.voucher.store;

import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.chargeledger.voucher.domain.DriverKey;

/** Rows turned into one array per column, for {@code unnest}. */
final class Columns {

    private Columns() {}

    static <T> String[] texts(Collection<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    static <T> UUID[] uuids(Collection<T> rows, Function<T, UUID> column) {
        return rows.stream().map(column).toArray(UUID[]::new);
    }

    static <T> Long[] longs(Collection<T> rows, Function<T, Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }

    static <T> Integer[] ints(Collection<T> rows, Function<T, Integer> column) {
        return rows.stream().map(column).toArray(Integer[]::new);
    }

    static String[] operators(Collection<DriverKey> drivers) {
        return texts(drivers, DriverKey::operatorId);
    }

    static UUID[] ids(Collection<DriverKey> drivers) {
        return uuids(drivers, DriverKey::driverId);
    }
}
