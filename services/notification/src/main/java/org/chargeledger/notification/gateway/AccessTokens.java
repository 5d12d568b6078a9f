package org.chargeledger.notification.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.notification.domain.Answer;
import org.chargeledger.notification.domain.Answer.Outcome;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The server token of each account. The secret comes from the configuration at each fetch. */
@ApplicationScoped
class AccessTokens {

    private final SharedTokens tokens;
    private final WechatApi wechat;
    private final Config config;
    private final MeterRegistry metrics;

    AccessTokens(SystemDb db, @RestClient WechatApi wechat, Config config, MeterRegistry metrics) {
        this.tokens = new SharedTokens(db, StoredToken.Kind.ACCESS_TOKEN);
        this.wechat = wechat;
        this.config = config;
        this.metrics = metrics;
    }

    String current(String appId) {
        return insteadOf(appId, "");
    }

    /** A token other than the one WeChat just refused. */
    String insteadOf(String appId, String refused) {
        return tokens.insteadOf(appId, refused, () -> fetch(appId, refused));
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
