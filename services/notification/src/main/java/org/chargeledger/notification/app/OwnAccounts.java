package org.chargeledger.notification.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.eclipse.microprofile.config.Config;

/**
 * Whose an official account is: the deployment says so, WECHAT_APPID_&lt;OPERATOR&gt;, as it does to the edge. Whoever
 * registers an account speaks in its name to all who follow it.
 */
@ApplicationScoped
public class OwnAccounts {

    private final Config config;

    OwnAccounts(Config config) {
        this.config = config;
    }

    /** Platform staff may register any account for the operator they act for. */
    void require(Caller caller, String appId) {
        String key = "WECHAT_APPID_" + caller.operatorId().replace('-', '_').toUpperCase(Locale.ROOT);
        boolean own = config.getOptionalValue(key, String.class).stream()
                .flatMap(ids -> Arrays.stream(ids.split(","))).anyMatch(id -> id.strip().equals(appId));
        if (!own && !caller.isPlatform()) {
            throw new Refusal(403, "official-account-foreign", "Not the operator's account",
                    "the deployment names the operator's accounts; platform staff may register others",
                    Map.of("appId", appId));
        }
    }
}
