package org.chargeledger.billing;

import org.chargeledger.simulator.wechatpay.PayControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A driver at a till of WeChat Pay for each test; after it the channel's book and ours say the same. */
abstract class AtATill {

    Payer payer;
    PayControl wechat;

    @BeforeEach
    void open() {
        payer = Payer.atATill();
        wechat = payer.till.control();
    }

    @AfterEach
    void close() {
        payer.close();
    }
}
