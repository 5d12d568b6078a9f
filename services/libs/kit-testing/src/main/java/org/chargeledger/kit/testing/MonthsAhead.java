package org.chargeledger.kit.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Makes the months of a year in the module's own tables, as the running service would, with its rights. */
public final class MonthsAhead {

    private static final String MISSING = " from month_partitions_missing('2030-01-01', '2030-12-01')";

    private MonthsAhead() {}

    /** Names of the partitions made, in a database migrated for this; fails when one cannot be made. */
    public static List<String> make() {
        try (TestPostgres postgres = TestPostgres.launch()) {
            postgres.migrate();
            try (Connection system = TestPostgres.system()) {
                List<String> made = TestPostgres.texts(system, "select month_partition(name, month)" + MISSING);
                TestPostgres.texts(system, "select make_month_partition(name, month)::text" + MISSING);
                if (!TestPostgres.texts(system, "select name" + MISSING).isEmpty()) {
                    throw new AssertionError("still missing: " + TestPostgres.texts(system, "select name" + MISSING));
                }
                return made;
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
