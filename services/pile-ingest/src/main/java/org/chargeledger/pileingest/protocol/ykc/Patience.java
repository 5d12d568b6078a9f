package org.chargeledger.pileingest.protocol.ykc;

import io.vertx.pgclient.PgException;
import java.time.DateTimeException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Tries a step until it succeeds, waiting longer each time; a defect of ours is not tried again. */
final class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 3000;
    /** SQLSTATE classes: data, integrity, syntax or access. */
    private static final Set<String> SQL_DEFECTS = Set.of("22", "23", "42");

    private Patience() {}

    /** False if it was given up. */
    static boolean untilDone(String what, Runnable step, BooleanSupplier worthIt) {
        long millis = FIRST_MILLIS;
        while (true) {
            try {
                step.run();
                return true;
            } catch (RuntimeException e) {
                if (isDefect(e)) {
                    LOG.errorf(e, "%s failed", what);
                    return false;
                }
                if (!worthIt.getAsBoolean()) {
                    LOG.warnf("%s is given up: %s", what, e.toString());
                    return false;
                }
                LOG.warnf("%s waits: %s", what, e.toString());
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
                millis = Math.min(LONGEST_MILLIS, millis * 2);
            }
        }
    }

    private static boolean isDefect(RuntimeException e) {
        if (e instanceof PgException sql) {
            return sql.getSqlState() != null && SQL_DEFECTS.contains(sql.getSqlState().substring(0, 2));
        }
        return e instanceof NullPointerException || e instanceof IllegalArgumentException
                || e instanceof IndexOutOfBoundsException || e instanceof ClassCastException
                || e instanceof ArithmeticException || e instanceof DateTimeException;
    }
}
