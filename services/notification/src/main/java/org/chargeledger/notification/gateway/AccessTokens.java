package org.chargeledger.notification.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.notification.domain.Answer;
import org.chargeledger.notification.domain.Answer.Outcome;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The server token of each account: one for all replicas, in the database, fetched by whoever holds the account's
 * advisory lock while the others wait and then read. The secret comes from the configuration at each fetch.
 */
@ApplicationScoped
class AccessTokens {

    private record Known(String value, long goodUntilNanos) {

        boolean serves(String refused) {
            return !value.equals(refused) && System.nanoTime() - goodUntilNanos < 0;
        }
    }

    private final SystemDb db;
    private final WechatApi wechat;
    private final Config config;
    private final MeterRegistry metrics;
    private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    AccessTokens(SystemDb db, @RestClient WechatApi wechat, Config config, MeterRegistry metrics) {
        this.db = db;
        this.wechat = wechat;
        this.config = config;
        this.metrics = metrics;
    }

    String current(String appId) {
        return insteadOf(appId, "");
    }

    /** A token other than the one WeChat just refused: perhaps another thread's or replica's, else a fetched one. */
    String insteadOf(String appId, String refused) {
        Known mine = known.get(appId);
        if (mine != null && mine.serves(refused)) {
            return mine.value();
        }
        ReentrantLock lock = locks.computeIfAbsent(appId, id -> new ReentrantLock());
        lock.lock();
        try {
            mine = known.get(appId);
            return mine != null && mine.serves(refused) ? mine.value() : shared(appId, refused);
        } finally {
            lock.unlock();
        }
    }

    private String shared(String appId, String refused) {
        StoredToken stored = db.inTransaction(tx -> {
            var row = new StoredToken.Row(tx, appId);
            StoredToken found = row.lockAndRead();
            return found.serves(refused) || found.failure() != null ? found : row.keep(fetch(appId, refused));
        });
        if (stored.failure() != null) {
            throw new TokenUnavailable(stored.failure());
        }
        long goodForSeconds = stored.secondsLeft() - StoredToken.RENEW_SECONDS_EARLY;
        known.put(appId, new Known(stored.value(), System.nanoTime() + TimeUnit.SECONDS.toNanos(goodForSeconds)));
        return stored.value();
    }

    /** The normal mode gives the newest token; only if that is the refused one is a new one forced. */
    private StoredToken fetch(String appId, String refused) {
        String key = "WECHAT_SECRET_" + appId.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        String secret = config.getOptionalValue(key, String.class).orElse(null);
        if (secret == null) {
            return StoredToken.failed(Answer.of(Outcome.ACCOUNT_REFUSED, key + " is not configured"));
        }
        StoredToken fetched = ask(new WechatApi.TokenRequest("client_credential", appId, secret, false));
        return refused.equals(fetched.value())
                ? ask(new WechatApi.TokenRequest("client_credential", appId, secret, true)) : fetched;
    }

    private StoredToken ask(WechatApi.TokenRequest request) {
        try {
            WechatAnswer answer = WechatAnswer.read(wechat.stableToken(request));
            count(String.valueOf(answer.errcode()));
            return answer.accessToken() == null
                    ? StoredToken.failed(Answer.of(answer.outcome(), answer.detail()))
                    : new StoredToken(answer.accessToken(), answer.expiresInSeconds(), null);
        } catch (Exception e) {
            count("none");
            // Without a token no message was sent, so this is never an unknown outcome.
            return StoredToken.failed(Answer.of(Outcome.UNREACHABLE, "token: " + NoReply.of(e).detail()));
        }
    }

    private void count(String errcode) {
        metrics.counter("chargeledger.wechat.calls", "call", "stable_token", "errcode", errcode).increment();
    }
}
