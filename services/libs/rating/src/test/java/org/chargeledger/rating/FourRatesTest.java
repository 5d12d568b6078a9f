package org.chargeledger.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The four rates of a pile")
class FourRatesTest {

    /** Letters of the bands: Sharp, Peak, Flat, Valley, Deep valley. */
    @ParameterizedTest(name = "a version with {0}, on a day with {1}: {2} lends its rate")
    @CsvSource({
            "F,     F,",
            "SPFV,  SPFV,",
            "PFV,   PFV,",
            "D,     D,    SHARP",
            "PFVD,  PFVD, SHARP",
            "PFVD,  PFV,  SHARP",
            "SFVD,  SFVD, PEAK",
            "SPVD,  SPVD, FLAT",
            "SPFD,  SPFD, VALLEY",
            "SPFD,  FD,   VALLEY",
            "SPFVD, SPFV,",
            "SPFVD, V,",
            "SPFVD, PFVD, SHARP",
            "SPFVD, SVD,  PEAK",
            "SPFVD, SPFVD,"})
    @DisplayName("lend a deep valley the first that no day of the version uses, else the first that the day does not")
    void lends(String ofVersion, String ofDay, Band lends) {
        assertThat(FourRates.of(bands(ofVersion), bands(ofDay)).lends()).isEqualTo(Optional.ofNullable(lends));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"SPFV, true", "PFVD, true", "D, true", "SPFVD, false"})
    @DisplayName("tell every day but one with all five bands")
    void tell(String ofDay, boolean told) {
        assertThat(FourRates.tell(bands(ofDay))).isEqualTo(told);
    }

    @Test
    @DisplayName("keep their order, and what stands for the lending band is the fifth")
    void order() {
        var lent = FourRates.of(bands("SFVD"), bands("SFVD"));

        assertThat(FourRates.USUAL.inOrder()).containsExactly(Band.SHARP, Band.PEAK, Band.FLAT, Band.VALLEY);
        assertThat(lent.inOrder()).containsExactly(Band.SHARP, Band.DEEP_VALLEY, Band.FLAT, Band.VALLEY);
        assertThat(lent.swap(Band.DEEP_VALLEY)).isEqualTo(Band.PEAK);
        assertThat(FourRates.USUAL.swap(Band.DEEP_VALLEY)).isEqualTo(Band.DEEP_VALLEY);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"2026-06-30,", "2026-07-01,", "2026-10-01, SHARP"})
    @DisplayName("follow the days of a grid with sharp evenings in summer and a deep valley on holidays")
    void ofTheGrid(LocalDate day, Band lends) {
        var grid = Tariffs.ofTheGrid();

        assertThat(grid.fourRates(grid.periodsOn(day)).lends()).isEqualTo(Optional.ofNullable(lends));
    }

    static Set<Band> bands(String letters) {
        return Arrays.stream(Band.values()).filter(band -> letters.indexOf(band.name().charAt(0)) >= 0)
                .collect(Collectors.toSet());
    }
}
