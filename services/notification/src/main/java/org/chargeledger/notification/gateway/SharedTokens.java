package org.chargeledger.notification.gateway;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.chargeledger.kit.db.SystemDb;

/**
 * What each account has one of for all replicas: in the database, fetched by whoever holds the account's advisory lock
 * while the others wait and then read.
 */
class SharedTokens {

    private record Known(String value, long goodUntilNanos) {

        boolean serves(String refused) {
            return !value.equals(refused) && System.nanoTime() - goodUntilNanos < 0;
        }
    }

    private final SystemDb db;
    private final StoredToken.Kind kind;
    private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    SharedTokens(SystemDb db, StoredToken.Kind kind) {
        this.db = db;
        this.kind = kind;
    }

    /**
     * One other than was just refused, empty if none was: perhaps another thread's or replica's, else a fetched one. It
     * is fetched inside a transaction, so a fetch needs no other one.
     */
    String insteadOf(String appId, String refused, Supplier<StoredToken> fetch) {
        Known mine = known.get(appId);
        if (mine != null && mine.serves(refused)) {
            return mine.value();
        }
        ReentrantLock lock = locks.computeIfAbsent(appId, id -> new ReentrantLock());
        lock.lock();
        try {
            mine = known.get(appId);
            return mine != null && mine.serves(refused) ? mine.value()
                    : shared(appId, refused, fetch);
        } finally {
            lock.unlock();
        }
    }

    private String shared(String appId, String refused, Supplier<StoredToken> fetch) {
        StoredToken stored = db.inTransaction(tx -> {
            var row = new StoredToken.Row(tx, kind, appId);
            StoredToken found = row.lockAndRead();
            return found.serves(kind, refused) || found.failure() != null ? found : row.keep(fetch.get());
        });
        if (stored.failure() != null) {
            throw new TokenUnavailable(stored.failure());
        }
        long goodUntilNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(stored.goodForSeconds(kind));
        known.put(appId, new Known(stored.value(), goodUntilNanos));
        return stored.value();
    }
}
