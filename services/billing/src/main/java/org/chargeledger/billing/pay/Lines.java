package org.chargeledger.billing.pay;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.service.payments.jsapi.JsapiService;
import com.wechat.pay.java.service.refund.RefundService;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;

/** Operators' merchant accounts, ready to talk. */
@ApplicationScoped
class Lines {

    record Line(Merchant merchant, RSAPublicKeyConfig keys, JsapiService orders, RefundService refunds,
            Transport transport) {}

    /** An operator whose account was taken away still has orders and payouts: they wait. */
    private static final class NoMerchantAccount extends RuntimeException {}

    private final Merchants merchants;
    private final Config config;
    private final Map<Merchant, Line> lines = new ConcurrentHashMap<>();

    Lines(Merchants merchants, Config config) {
        this.merchants = merchants;
        this.config = config;
    }

    /** What another account would say, one that is gone, or one that is only half configured, is unknown. */
    Line of(Account account) {
        try {
            Merchant merchant = merchants.find(account.operatorId())
                    .orElseThrow(() -> new ChannelUnknown(new NoMerchantAccount()));
            if (!account.allows(merchant.mchid())) {
                throw ChannelUnknown.ofAnotherAccount(account.mchid());
            }
            return lines.computeIfAbsent(merchant, this::line);
        } catch (NoSuchElementException | IllegalArgumentException e) {
            throw new ChannelUnknown(e);
        }
    }

    private Line line(Merchant merchant) {
        RSAPublicKeyConfig keys = new RSAPublicKeyConfig.Builder().merchantId(merchant.mchid())
                .merchantSerialNumber(merchant.serial()).privateKey(merchant.privateKey())
                .apiV3Key(merchant.apiV3Key()).publicKeyId(merchant.publicKeyId()).publicKey(merchant.publicKey())
                .build();
        var transport = new Transport(keys, URI.create(config.getValue("billing.wechat-pay-url", String.class)));
        return new Line(merchant, keys,
                new JsapiService.Builder().httpClient(transport).build(),
                new RefundService.Builder().httpClient(transport).build(), transport);
    }
}
