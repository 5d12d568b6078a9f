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

    /** Leaves the ticket's transaction. */
    private static final class TokenRefused extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private static final Logger LOG = Logger.getLogger(WechatPages.class);

    private final SharedTokens tickets;
    private final AccessTokens tokens;
    private final WechatApi wechat;
    private final WechatCalls calls;
    private final Clock realTime = Clock.systemUTC();

    WechatPages(SystemDb db, AccessTokens tokens, @RestClient WechatApi wechat, WechatCalls calls) {
        this.tickets = new SharedTokens(db, StoredToken.Kind.JSAPI_TICKET);
        this.tokens = tokens;
        this.wechat = wechat;
        this.calls = calls;
    }

    @Override
    public Optional<PageSignature> sign(String appId, String pageUrl) {
        try {
            String nonce = UUID.randomUUID().toString().replace("-", "");
            return Optional.of(PageSignature.of(ticket(appId), nonce, realTime.instant(), pageUrl));
        } catch (TokenUnavailable e) {
            LOG.warnf("no page of %s can be signed: %s", appId, e.getMessage());
            return Optional.empty();
        }
    }

    /** The account's token is had, and had anew if it is refused, outside the ticket's transaction. */
    private String ticket(String appId) {
        String token = tokens.current(appId);
        try {
            return tickets.insteadOf(appId, "", () -> {
                WechatCalls.Called called = ask(token);
                if (called.tokenRefused()) {
                    throw new TokenRefused();
                }
                return stored(called);
            });
        } catch (TokenRefused e) {
            String another = tokens.insteadOf(appId, token);
            return tickets.insteadOf(appId, "", () -> stored(ask(another)));
        }
    }

    private WechatCalls.Called ask(String token) {
        return calls.once("getticket", asked -> wechat.ticket(asked, "jsapi"), token);
    }

    private static StoredToken stored(WechatCalls.Called called) {
        WechatAnswer answer = called.answer();
        if (answer != null && answer.ticket() != null) {
            return new StoredToken(answer.ticket(), answer.expiresInSeconds(), null);
        }
        return StoredToken.failed(answer == null ? called.failure() : Answer.of(answer.outcome(), answer.detail()));
    }
}
