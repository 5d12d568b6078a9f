package org.chargeledger.pileingest.protocol.ykc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.chargeledger.pileingest.protocol.ykc.codec.FrameDecoder;
import org.chargeledger.pileingest.protocol.ykc.message.Reading;
import org.chargeledger.pileingest.protocol.ykc.message.TransactionRecord;
import org.chargeledger.pileingest.protocol.ykc.message.TransactionRecord.Rate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A frame that is kept")
class FrameBlankingTest {

    static final String VIN = "LB370ADN2SJ000001";
    static final String CARD = "85F475B23F99BF1B";

    @ParameterizedTest(name = "{0} rates")
    @ValueSource(ints = {4, 5})
    @DisplayName("no longer tells car and card, and says the same otherwise")
    void blanks(int rates) {
        var record = new TransactionRecord("44030600200001011910161618225660", "44030600200001", "01", at(), at(),
                List.copyOf(Collections.nCopies(rates, new Rate(1, 2, 3, 4))), 5, 6, 7, 8, 9, VIN, 1, at(), 0x40, CARD);

        String kept = FrameBlanking.hex(record.toFrame(7));

        assertThat(kept).doesNotContain(CARD)
                .doesNotContain(HexFormat.of().withUpperCase().formatHex(VIN.getBytes(StandardCharsets.US_ASCII)));
        var read = (TransactionRecord) Reading.of(new FrameDecoder().feed(HexFormat.of().parseHex(kept)).getFirst())
                .orElseThrow().message();
        assertThat(read).usingRecursiveComparison().ignoringFields("vin", "physicalCard").isEqualTo(record);
        assertThat(read.vin()).isEmpty();
    }

    static Optional<LocalDateTime> at() {
        return Optional.of(LocalDateTime.of(2019, 10, 16, 16, 18, 22));
    }
}
