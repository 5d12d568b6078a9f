package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chargeledger.billing.domain.RerateCheck.Difference;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.Energy;
import org.chargeledger.rating.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A kept bill that is rated again")
class RerateCheckTest {

    static final BillValues VALUES = new BillValues(Instant.parse("2019-10-13T00:01:31Z"),
            Instant.parse("2019-10-13T00:19:33Z"), Instant.parse("2019-10-13T03:34:19Z"), 30_900,
            Map.of(Band.PEAK, new Energy(30_900)), true, StopReason.FULL);
    static final List<BillLine> LINES = Bill.lines(VALUES, true, Cases.TARIFF);
    static final Fees FEES = Fees.of(LINES);

    @Test
    @DisplayName("comes out the same")
    void same() {
        assertThat(differences(bill(VALUES, true, LINES, FEES, FEES.total().fen(), FEES.discountable().fen())))
                .isEmpty();
    }

    @Test
    @DisplayName("names each place that was changed: a fee, the total, a line, a time, a missing or an added line")
    void tampered() {
        var dearer = new Fees(FEES.energy().plus(new Money(1)), FEES.service(), FEES.idle());
        assertThat(differences(bill(VALUES, true, LINES, dearer, FEES.total().fen(), FEES.discountable().fen() - 1)))
                .extracting(Difference::at).containsExactly("/fees/ENERGY_FEE", "/discountableFen");
        assertThat(differences(bill(VALUES, true, LINES, FEES, 1, FEES.discountable().fen())))
                .extracting(Difference::at, Difference::stored, Difference::rerated)
                .containsExactly(tuple("/totalFen", "1", String.valueOf(FEES.total().fen())));
        assertThat(differences(bill(VALUES, true, LINES.subList(0, 2), FEES, FEES.total().fen(),
                FEES.discountable().fen())))
                .extracting(Difference::at, Difference::stored).containsExactly(tuple("/lines/2", null));
        assertThat(differences(bill(VALUES, false, LINES, FEES, FEES.total().fen(), FEES.discountable().fen())))
                .extracting(Difference::at).containsExactly("/lines/2", "/fees/IDLE_FEE", "/totalFen");
        var shorter = new BillValues(VALUES.chargeStartedAt(), VALUES.chargeEndedAt(), VALUES.chargeEndedAt(), 30_900,
                VALUES.energyByBand(), true, StopReason.FULL);
        assertThat(differences(bill(shorter, true, LINES, FEES, FEES.total().fen(), FEES.discountable().fen())))
                .extracting(Difference::at, Difference::rerated).contains(tuple("/lines/2", null));
    }

    @ParameterizedTest(name = "{0} to {1}, {2} of {3} and {4}: {5}")
    @CsvSource({
            "00:01:31, 00:19:33, 30900, 30900, 0,     ",
            "00:01:32, 00:19:33, 30900, 30900, 0,     /chargeStartedAt",
            "00:01:31, 00:19:32, 30900, 30900, 0,     /chargeEndedAt",
            "00:01:31, 00:19:33, 30901, 30900, 0,     /energyTenthWh",
            "00:01:31, 00:19:33, 30900, 30000, 900,   /energyByBand",
            "00:01:31, 00:19:33, 30900, ,      ,      "})
    @DisplayName("is compared with the record that it was rated from, by band where that told bands")
    void record(String from, String to, long energy, Long peak, Long flat, String at) {
        List<BandReading> bands = peak == null ? List.of() : List.of(new BandReading(Band.PEAK, peak, peak, 0, 0),
                new BandReading(Band.FLAT, flat, flat, 0, 0));
        var record = new TransactionRecord(Instant.parse("2019-10-13T" + from + "Z"),
                Instant.parse("2019-10-13T" + to + "Z"), bands, 0, 0, energy, energy, 0, StopReason.FULL, "0x41");
        var kept = bill(VALUES, true, LINES, FEES, FEES.total().fen(), FEES.discountable().fen());
        assertThat(RerateCheck.of(kept, Optional.of(Cases.TARIFF), Optional.of(record))).extracting(Difference::at)
                .isEqualTo(at == null ? List.of() : List.of(at));
    }

    @Test
    @DisplayName("differs when its tariff is gone or no longer prices its band")
    void tariffGone() {
        var kept = bill(VALUES, true, LINES, FEES, FEES.total().fen(), FEES.discountable().fen());
        assertThat(RerateCheck.of(kept, Optional.empty(), Optional.empty())).extracting(Difference::at)
                .containsExactly("/tariff");
        var other = new BillValues(VALUES.chargeStartedAt(), VALUES.chargeEndedAt(), VALUES.serviceEndedAt(), 1,
                Map.of(Band.DEEP_VALLEY, new Energy(1)), true, StopReason.FULL);
        assertThat(differences(bill(other, true, LINES, FEES, FEES.total().fen(), FEES.discountable().fen())))
                .extracting(Difference::at).containsExactly("/tariff");
    }

    private static List<Difference> differences(StoredBill bill) {
        return RerateCheck.of(bill, Optional.of(Cases.TARIFF), Optional.empty());
    }

    private static StoredBill bill(BillValues values, boolean plugOutReported, List<BillLine> lines, Fees fees,
            long total, long discountable) {
        return new StoredBill(new BillNo("20191013080051738725"), 1, "zpd", Cases.TARIFF.version(), values,
                plugOutReported, lines, fees, total, discountable, null);
    }
}
