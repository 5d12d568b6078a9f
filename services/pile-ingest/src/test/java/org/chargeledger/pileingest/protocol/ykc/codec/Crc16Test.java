package org.chargeledger.pileingest.protocol.ykc.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The check value of a YKC frame")
class Crc16Test {

    @Test
    @DisplayName("is CRC-16/MODBUS, whatever polynomial the document names")
    void isModbus() {
        byte[] bytes = "x123456789y".getBytes(StandardCharsets.US_ASCII);

        assertThat(Crc16.of(bytes, 1, 10)).isEqualTo(0x4B37);
    }
}
