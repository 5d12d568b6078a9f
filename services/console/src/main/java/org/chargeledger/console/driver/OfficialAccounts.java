package org.chargeledger.console.driver;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/** Each operator's official account, WECHAT_APPID_&lt;OPERATOR&gt;, and its secret, WECHAT_SECRET_&lt;APPID&gt;. */
@ApplicationScoped
class OfficialAccounts {

    private static final Pattern OPERATOR = Pattern.compile("[a-z0-9-]{1,32}");

    record OfficialAccount(String appId, String secret) {}

    private final Config config;

    OfficialAccounts(Config config) {
        this.config = config;
    }

    Optional<OfficialAccount> of(String operatorId) {
        if (!OPERATOR.matcher(operatorId).matches()) {
            return Optional.empty();
        }
        return config.getOptionalValue("WECHAT_APPID_" + suffix(operatorId), String.class).flatMap(appId ->
                config.getOptionalValue("WECHAT_SECRET_" + suffix(appId), String.class)
                        .map(secret -> new OfficialAccount(appId, secret)));
    }

    private static String suffix(String id) {
        return id.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
