package org.chargeledger.simulator.wechat;

import java.util.function.Function;
import org.chargeledger.simulator.wechataccount.state.World;
import org.chargeledger.simulator.wechatpay.PayState;
import org.chargeledger.simulator.wechatpay.PayWorld;

/** Keeps the money side in the same state, under the same lock. */
record PayTurns(World world) implements PayWorld {

    @Override
    public <T> T inTurn(Function<PayState, T> work) {
        return world.inTurn(state -> work.apply(state.pay));
    }
}
