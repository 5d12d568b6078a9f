package org.chargeledger.kit.event;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;

/**
 * Tells the world's failures, which pass, from an event's own, which do not. Of a connection that is closed already, and
 * of a pool that had none in time, the client tells by a bare {@link NoStackTraceThrowable}.
 */
final class Transient {

    /** SQLSTATE classes: connection, rollback (deadlock, serialization), resources, not ready, operator intervention, system. */
    private static final Set<String> CLASSES = Set.of("08", "25", "40", "53", "55", "57", "58", "XX");

    private Transient() {}

    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException pg) {
                return pg.getSqlState() == null || CLASSES.contains(pg.getSqlState().substring(0, 2));
            }
            if (cause instanceof IOException || cause instanceof ClosedConnectionException
                    || cause instanceof VertxException || cause instanceof io.smallrye.mutiny.TimeoutException
                    || cause instanceof NoStackTraceThrowable) {
                return !(cause instanceof com.fasterxml.jackson.core.JacksonException);
            }
        }
        return false;
    }
}
