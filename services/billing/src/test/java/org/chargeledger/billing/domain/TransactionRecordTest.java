package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.at;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.Energy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A pile's record")
class TransactionRecordTest {

    @ParameterizedTest(name = "{0} to {1}, register {2} to {3}, energy {4} (loss {5}, band {6}), amount {7}: {8}")
    @CsvSource(nullValues = "-", value = {
            "08:00:00, 09:00:00, 0,  10, 10, 10, 10, 0,  false",
            "08:00:00, 08:00:00, 0,  10, 10, 10, 10, 0,  false",
            "08:00:01, 08:00:00, 0,  10, 10, 10, 10, 0,  true",
            "-,        09:00:00, 0,  10, 10, 10, 10, 0,  true",
            "08:00:00, -,        0,  10, 10, 10, 10, 0,  true",
            "08:00:00, 09:00:00, -1, 10, 10, 10, 10, 0,  true",
            "08:00:00, 09:00:00, 0,  -1, 10, 10, 10, 0,  true",
            "08:00:00, 09:00:00, 0,  10, -1, 10, 10, 0,  true",
            "08:00:00, 09:00:00, 0,  10, 10, -1, 10, 0,  true",
            "08:00:00, 09:00:00, 0,  10, 10, 10, -1, 0,  true",
            "08:00:00, 09:00:00, 0,  10, 10, 10, 10, -1, true",
            "08:00:00, 09:00:00, 0,  10, 10, 10, 0,  0,  true",
            "08:00:00, 09:00:00, 0,  0,  0,  0,  0,  0,  false",
            "08:00:00, 09:00:00, 0,  10, 10, 10, 1,  0,  false"})
    @DisplayName("is implausible without a time, with one that runs back, a value below zero, or energy in no band")
    void implausible(String from, String to, long meterStart, long meterEnd, long energy, long loss, long band,
            long amount, boolean implausible) {
        assertThat(new TransactionRecord(from == null ? null : at(from), to == null ? null : at(to),
                List.of(new BandReading(Band.PEAK, band, 0, 0, 0)), meterStart, meterEnd, energy, loss, amount,
                StopReason.FULL, "0x40").implausible()).isEqualTo(implausible);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            "-1000000000-01-01T00:00:00Z,           false",
            "0000-12-31T23:59:59.999999999Z,        false",
            "0001-01-01T00:00:00Z,                  true",
            "9999-12-31T23:59:59.999999999Z,        true",
            "+10000-01-01T00:00:00Z,                false",
            "+1000000000-12-31T23:59:59.999999999Z, false"})
    @DisplayName("has the times that RFC 3339 can say, and no others")
    void times(Instant time, boolean sayable) {
        var record = new TransactionRecord(time, time, List.of(), 0, 0, 0, 0, 0, StopReason.FULL, "0x40");
        assertThat(record.chargeStartedAt()).isEqualTo(sayable ? time : null);
        assertThat(record.chargeEndedAt()).isEqualTo(sayable ? time : null);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
    @CsvSource({
            "0,  0,  0,  0,  false",
            "-1, 0,  0,  0,  true",
            "0,  -1, 0,  0,  true",
            "0,  0,  -1, 0,  true",
            "0,  0,  0,  -1, true"})
    @DisplayName("has no reading below zero in any band")
    void negativeReading(long energy, long loss, long price, long amount, boolean negative) {
        assertThat(new BandReading(Band.PEAK, energy, loss, price, amount).negative()).isEqualTo(negative);
    }

    @ParameterizedTest(name = "{0} with {1} tenths of a Wh: {2}")
    @CsvSource({"START_FAILED, 0, true", "START_FAILED, 1, false", "FULL, 0, false"})
    @DisplayName("tells of a failed start only if no energy flowed")
    void startFailed(StopReason reason, long energy, boolean failed) {
        assertThat(Cases.record("09:00:00", "08:00:00", "09:00:00", energy, reason).record().startFailed())
                .isEqualTo(failed);
    }

    @Test
    @DisplayName("as if with other values keeps register and amount only while its energy stays what it was")
    void asIf() {
        TransactionRecord like = new TransactionRecord(at("08:00:00"), at("09:00:00"),
                List.of(new BandReading(Band.PEAK, 10, 11, 12, 13)), 100, 110, 10, 11, 13, StopReason.MANUAL, "0x41");
        var later = new BillValues(at("08:10:00"), at("09:10:00"), null, 10, Map.of(Band.PEAK, new Energy(10)), true,
                StopReason.MANUAL);
        assertThat(TransactionRecord.asIf(later, like)).isEqualTo(new TransactionRecord(at("08:10:00"), at("09:10:00"),
                like.bands(), 100, 110, 10, 11, 13, StopReason.MANUAL, "0x41"));

        var otherBand = new BillValues(at("08:00:00"), at("09:00:00"), null, 10, Map.of(Band.FLAT, new Energy(10)),
                true, null);
        var made = new TransactionRecord(at("08:00:00"), at("09:00:00"),
                List.of(new BandReading(Band.FLAT, 10, 10, 0, 0)), 0, 0, 10, 10, 0, StopReason.UNKNOWN, null);
        assertThat(TransactionRecord.asIf(otherBand, like)).isEqualTo(made);
        assertThat(TransactionRecord.asIf(otherBand, null)).isEqualTo(made);
        var less = new BillValues(at("08:00:00"), at("09:00:00"), null, 9, Map.of(Band.PEAK, new Energy(9)), true,
                null);
        assertThat(TransactionRecord.asIf(less, like).meterEndTenthWh()).isZero();
    }
}
