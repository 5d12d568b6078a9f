package org.chargeledger.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.chargeledger.notification.domain.OfflinePiles.Pile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Piles of a station that lost their connection")
class OfflinePilesTest {

    static final Instant NOW = Instant.parse("2019-10-16T08:00:00Z");

    @ParameterizedTest(name = "away for {0}: {1} told of")
    @CsvSource({
            "PT4M59S,             0",
            "PT5M,                1",
            "PT5M PT1M,           2",
            "PT5M PT59S,          1",
            "PT4M59S PT4M,        0",
            "PT24H,               0",
            "PT23H59M59S,         1",
            "PT24H PT5M PT30S,    1"})
    @DisplayName("are told of when the first is away for five minutes, with those that dropped out at least a minute ago")
    void due(String away, int told) {
        List<String> each = Arrays.asList(away.split(" "));
        List<Pile> piles = IntStream.range(0, each.size())
                .mapToObj(i -> new Pile("P" + i, NOW.minus(Duration.parse(each.get(i))))).toList();

        assertThat(new OfflinePiles("zpd", "ST-108", piles).due(NOW).map(due -> due.piles().size()).orElse(0))
                .isEqualTo(told);
    }
}
