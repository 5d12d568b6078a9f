package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A driver's id")
class DriverIdTest {

    @Test
    @DisplayName("follows from operator and openid, as every other UUID library computes it")
    void followsFromOpenid() {
        // python3: uuid.uuid5(uuid.NAMESPACE_URL, "wechat:zpd:o-driver-1")
        assertThat(DriverId.of("zpd", "o-driver-1")).hasToString("f27f5683-2d19-5cfc-9fb9-523382674418");
        assertThat(DriverId.of("qyd", "o-driver-1")).isNotEqualTo(DriverId.of("zpd", "o-driver-1"));
    }
}
