package org.chargeledger.simulator.wechatpay;

import java.util.function.Function;

/** The one lock around the state: every call is a short turn. */
public interface PayWorld {

    <T> T inTurn(Function<PayState, T> work);

    /** A world that lives as long as the process. */
    static PayWorld inMemory() {
        var state = new PayState();
        return new PayWorld() {
            @Override
            public synchronized <T> T inTurn(Function<PayState, T> work) {
                return work.apply(state);
            }
        };
    }
}
