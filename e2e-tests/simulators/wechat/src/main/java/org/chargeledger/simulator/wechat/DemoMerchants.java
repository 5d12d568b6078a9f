package org.chargeledger.simulator.wechat;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.chargeledger.simulator.wechataccount.state.StateFile;
import org.chargeledger.simulator.wechataccount.state.World;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Enrols the demo's merchants with the keys of this start, whatever a kept state says; without keys nobody is trusted. */
@Singleton
public class DemoMerchants {

    private final Optional<String> publicKey;
    private final Optional<String> apiV3Key;

    DemoMerchants(@ConfigProperty(name = "wechat.simulator.merchant-public-key") Optional<String> publicKey,
            @ConfigProperty(name = "wechat.simulator.merchant-api-v3-key") Optional<String> apiV3Key) {
        this.publicKey = publicKey;
        this.apiV3Key = apiV3Key;
    }

    public void enrol(World world) {
        world.inTurn(state -> {
            StateFile.demo().pay.merchants.values().forEach(merchant -> state.pay.merchants.put(merchant.mchid(),
                    merchant.with(publicKey.orElse(null), apiV3Key.orElse(null))));
            return null;
        });
    }
}
