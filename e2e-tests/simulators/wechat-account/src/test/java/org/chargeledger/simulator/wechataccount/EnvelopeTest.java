package org.chargeledger.simulator.wechataccount;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How the pretend WeChat signs its events")
class EnvelopeTest {

    @Test
    @DisplayName("as in the documentation's own example")
    void documentedExample() {
        assertThat(Envelope.signature("AAAAA", "1714036504", "1514711492"))
                .isEqualTo("f464b24fc39322e44b38aa78f5edd27bd1441696");
    }
}
