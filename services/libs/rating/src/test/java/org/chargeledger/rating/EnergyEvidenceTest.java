package org.chargeledger.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.chargeledger.rating.EnergyEvidence.Check;
import org.chargeledger.rating.EnergyEvidence.Comparison;
import org.chargeledger.rating.EnergyEvidence.Readings;
import org.chargeledger.rating.EnergyEvidence.Tolerances;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a pile says about its energy")
class EnergyEvidenceTest {

    static final Map<Band, Energy> BANDS = Map.of(Band.PEAK, new Energy(20_000), Band.VALLEY, new Energy(10_900));
    static final List<BillLine> OURS =
            Rating.rate(Tariffs.peakAndValley(), new Usage(BANDS, Instant.EPOCH, Instant.EPOCH));

    @Test
    @DisplayName("is compared in every way, and each comparison is kept")
    void comparesAll() {
        // 2.0000 kWh × 1.60 + 1.0900 kWh × 0.70 = 3.963 yuan.
        var evidence = EnergyEvidence.of(new Readings(Optional.of(new Energy(31_000)), BANDS, new Energy(30_900),
                Optional.of(ExactAmount.ofTenThousandths(39_650))), OURS, Tolerances.USUAL);

        assertThat(evidence.comparisons())
                .extracting(Comparison::check, Comparison::left, Comparison::right, Comparison::difference,
                        Comparison::agrees)
                .containsExactly(
                        tuple(Check.REGISTER_WITH_BANDS, 31_000L, 30_900L, 100L, true),
                        tuple(Check.REGISTER_WITH_REPORTED, 31_000L, 30_900L, 100L, true),
                        tuple(Check.BANDS_WITH_REPORTED, 30_900L, 30_900L, 0L, true),
                        tuple(Check.REPORTED_AMOUNT_WITH_OURS, 3_965_000_000L, 3_963_000_000L, 2_000_000L, true));
        assertThat(evidence.disagreements()).isEmpty();
    }

    @ParameterizedTest(name = "register {0}, reported {1}, amount {2}: {3}")
    @CsvSource({
            "31000, 30900, 39630, ''",
            "31001, 30900, 39630, REGISTER_WITH_BANDS REGISTER_WITH_REPORTED",
            "30799, 30900, 39630, REGISTER_WITH_BANDS REGISTER_WITH_REPORTED",
            "30900, 31001, 39630, REGISTER_WITH_REPORTED BANDS_WITH_REPORTED",
            "30900, 30900, 39730, ''",
            "30900, 30900, 39731, REPORTED_AMOUNT_WITH_OURS",
            "30900, 30900, 39530, ''",
            "30900, 30900, 39529, REPORTED_AMOUNT_WITH_OURS"})
    @DisplayName("disagrees beyond its tolerance, to either side")
    void tolerances(long register, long reported, long amount, String expected) {
        var evidence = EnergyEvidence.of(new Readings(Optional.of(new Energy(register)), BANDS, new Energy(reported),
                Optional.of(ExactAmount.ofTenThousandths(amount))), OURS, Tolerances.USUAL);

        assertThat(evidence.disagreements()).extracting(comparison -> comparison.check().name())
                .containsExactly(expected.isEmpty() ? new String[0] : expected.split(" "));
    }

    @Test
    @DisplayName("is not compared with what the pile leaves out, nor with the idle fee")
    void leavesOutWhatIsMissing() {
        var withIdling = Rating.rate(Tariffs.peakAndValley(),
                new Usage(BANDS, Instant.EPOCH, Instant.EPOCH.plusSeconds(7_200)));

        assertThat(EnergyEvidence.of(new Readings(Optional.empty(), BANDS, new Energy(30_900), Optional.empty()),
                withIdling, Tolerances.USUAL).comparisons()).extracting(Comparison::check)
                .containsExactly(Check.BANDS_WITH_REPORTED);
        assertThat(EnergyEvidence.of(new Readings(Optional.empty(), BANDS, new Energy(30_900),
                Optional.of(ExactAmount.ofTenThousandths(39_630))), withIdling, Tolerances.USUAL).disagreements())
                .isEmpty();
        assertThat(EnergyEvidence.of(new Readings(Optional.of(new Energy(30_900)), Map.of(), new Energy(30_900),
                Optional.empty()), withIdling, Tolerances.USUAL).comparisons()).extracting(Comparison::check)
                .containsExactly(Check.REGISTER_WITH_REPORTED);
    }
}
