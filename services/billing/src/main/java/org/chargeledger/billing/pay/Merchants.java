package org.chargeledger.billing.pay;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Each operator's merchant account, from WECHAT_PAY_MCHID_&lt;OPERATOR&gt; and its six sisters. */
@ApplicationScoped
class Merchants {

    private final Config config;

    Merchants(Config config) {
        this.config = config;
    }

    /** Empty for an operator without a merchant account. */
    Optional<Merchant> find(String operatorId) {
        return mchid(operatorId).map(mchid -> new Merchant(mchid,
                value("APPID", operatorId), value("SERIAL", operatorId), value("PRIVATE_KEY", operatorId),
                value("API_V3_KEY", operatorId), value("PUBLIC_KEY_ID", operatorId), value("PUBLIC_KEY", operatorId)));
    }

    Optional<String> mchid(String operatorId) {
        return config.getOptionalValue(key("MCHID", operatorId), String.class);
    }

    private String value(String name, String operatorId) {
        return config.getValue(key(name, operatorId), String.class);
    }

    private static String key(String name, String operatorId) {
        return "WECHAT_PAY_" + name + "_" + operatorId.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
