package org.chargeledger.notification.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.notification.domain.Answer;
import org.chargeledger.notification.domain.PageSignature;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Signs pages with the account's jsapi ticket, which all replicas share like its token. Real time. */
@ApplicationScoped
class WechatPages implements PageGateway {

    private static final Logger LOG = Logger.getLogger(WechatPages.class);

    private final SharedTokens tickets;
    private final WechatApi wechat;
    private final WechatCalls calls;
    private final Clock realTime = Clock.systemUTC();

    WechatPages(SystemDb db, @RestClient WechatApi wechat, WechatCalls calls) {
        this.tickets = new SharedTokens(db, StoredToken.Kind.JSAPI_TICKET, (appId, refused) -> fetch(appId));
        this.wechat = wechat;
        this.calls = calls;
    }

    @Override
    public Optional<PageSignature> sign(String appId, String pageUrl) {
        try {
            String nonce = UUID.randomUUID().toString().replace("-", "");
            return Optional.of(PageSignature.of(tickets.insteadOf(appId, ""), nonce, realTime.instant(), pageUrl));
        } catch (TokenUnavailable e) {
            LOG.warnf("no page of %s can be signed: %s", appId, e.getMessage());
            return Optional.empty();
        }
    }

    private StoredToken fetch(String appId) {
        WechatCalls.Called called = calls.call(appId, "getticket", token -> wechat.ticket(token, "jsapi"));
        WechatAnswer answer = called.answer();
        if (answer != null && answer.ticket() != null) {
            return new StoredToken(answer.ticket(), answer.expiresInSeconds(), null);
        }
        return StoredToken.failed(answer == null ? called.failure() : Answer.of(answer.outcome(), answer.detail()));
    }
}
