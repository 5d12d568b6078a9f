package org.chargeledger.pileingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whether a pile says when its plug is pulled")
class ReleaseDetectionTest {

    @Test
    @DisplayName("is, where nobody says it, as the operator's other piles of its vendor and model have it, else true")
    void ofItsModel() {
        assertThat(reports(wanted(pile("1", null)), other("8", false), other("9", false))).containsExactly(false);
        assertThat(reports(wanted(pile("1", null)), other("9", true))).containsExactly(true);
        assertThat(reports(wanted(pile("1", null)))).containsExactly(true);
        assertThat(reports(wanted(pile("1", null)), pile("9", "Winline", "DC-180", false),
                pile("8", "Star", "DC-120", false))).containsExactly(true);
    }

    @Test
    @DisplayName("is also known from what the same registration says of its model, in the order of its piles")
    void inOneRegistration() {
        var detection = ReleaseDetection.of(List.of(pile("1", null), pile("2", false), pile("3", null)), List.of(),
                List.of());

        assertThat(detection.piles()).containsExactly(pile("1", false), pile("2", false), pile("3", false));
        assertThat(detection.unsaid()).isEmpty();
        assertThat(detection.differing()).isEmpty();
    }

    @Test
    @DisplayName("has to be said where the others of its model differ")
    void unsaid() {
        assertThat(of(wanted(pile("1", null), pile("2", null)), other("8", true), other("9", false)).unsaid())
                .containsExactly("1", "2");
        assertThat(of(wanted(pile("1", null), pile("2", false)), other("9", true)).unsaid()).containsExactly("1");
        assertThat(of(wanted(pile("1", false)), other("8", true), other("9", false)).unsaid()).isEmpty();
    }

    @Test
    @DisplayName("needs a reason where it is said otherwise than of any other of its model, also in the same registration")
    void differing() {
        assertThat(of(wanted(pile("1", true)), other("9", false)).differing()).containsExactly("1");
        assertThat(of(wanted(pile("1", false)), other("8", true), other("9", false)).differing()).containsExactly("1");
        assertThat(of(wanted(pile("1", false), pile("2", true))).differing()).containsExactly("1", "2");
        assertThat(of(wanted(pile("1", false)), other("9", false)).differing()).isEmpty();
        assertThat(of(wanted(pile("1", false))).differing()).isEmpty();
    }

    @Test
    @DisplayName("stays as it was where nobody says it of a known pile, whatever the others have by now, and asks for nothing")
    void known() {
        var detection = ReleaseDetection.of(List.of(pile("1", null), pile("2", null), pile("3", true)),
                List.of(pile("1", true), pile("2", false), pile("3", true)), List.of(other("9", false)));

        assertThat(detection.piles()).containsExactly(pile("1", true), pile("2", false), pile("3", true));
        assertThat(detection.unsaid()).isEmpty();
        assertThat(detection.differing()).isEmpty();
    }

    @Test
    @DisplayName("is that of the new model where a known pile gets another, else as it was")
    void otherModel() {
        var was = pile("1", "Winline", "DC-60", false);

        assertThat(ReleaseDetection.of(List.of(pile("1", null)), List.of(was), List.of(other("9", true))).piles())
                .containsExactly(pile("1", true));
        assertThat(ReleaseDetection.of(List.of(pile("1", null)), List.of(was), List.of()).piles())
                .containsExactly(pile("1", false));
        assertThat(ReleaseDetection.of(List.of(pile("1", false)), List.of(was), List.of(other("9", true))).differing())
                .containsExactly("1");
    }

    private static Stream<Boolean> reports(List<Pile> wanted, Pile... others) {
        return of(wanted, others).piles().stream().map(Pile::reportsPlugOut);
    }

    private static ReleaseDetection of(List<Pile> wanted, Pile... others) {
        return ReleaseDetection.of(wanted, List.of(), List.of(others));
    }

    private static List<Pile> wanted(Pile... piles) {
        return List.of(piles);
    }

    private static Pile other(String code, boolean reports) {
        return pile(code, reports);
    }

    private static Pile pile(String code, Boolean reports) {
        return pile(code, "Winline", "DC-120", reports);
    }

    private static Pile pile(String code, String vendor, String model, Boolean reports) {
        return new Pile("zpd", "ST-108", code, code, vendor, model, 120_000, null, List.of("01"), reports, null);
    }
}
