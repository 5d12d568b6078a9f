package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chargeledger.billing.store.Tariffs;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.Explanation;
import org.chargeledger.rating.Language;
import org.chargeledger.rating.Rating;
import org.chargeledger.rating.Tariff;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A bill")
class QuotedAndBilledTest {

    /** Tariff's test of quotes reads the same file. */
    private static final Path GOLDEN = Path.of("../libs/rating/src/test/resources/quoted-and-billed.json");

    record Sample(Instant at, long registerTenthWh) {}

    record Golden(Tariffs.Published version, List<Sample> samples, Instant chargeEndedAt, Instant serviceEndedAt,
            List<String> lines, long totalFen, Texts texts) {}

    record Texts(List<String> zh, List<String> en) {}

    @Test
    @DisplayName("has line for line, and word for word, what a quote for the same usage has")
    void asQuoted() throws IOException {
        Golden golden = EventJson.read(Files.readString(GOLDEN), Golden.class);
        Tariff tariff = golden.version().tariff();
        long before = golden.samples().getFirst().registerTenthWh();
        var seen = new BillValues(golden.samples().getFirst().at(), golden.chargeEndedAt(), golden.serviceEndedAt(),
                golden.samples().getLast().registerTenthWh() - before, Map.of(), true, StopReason.FULL);
        List<Reading> curve = golden.samples().stream().map(sample -> new Reading(sample.at(),
                Fact.Progressed.Status.CHARGING, true, sample.registerTenthWh() - before, null)).toList();

        var split = CurveSplit.trusted(tariff, seen, curve).map(seen::split).orElseThrow();
        List<BillLine> lines = Bill.lines(split, true, tariff);

        assertThat(lines).map(QuotedAndBilledTest::text).containsExactlyElementsOf(golden.lines());
        assertThat(Rating.total(lines).fen()).isEqualTo(golden.totalFen());
        assertThat(Explanation.ofBill(lines, split.times(tariff), Language.ZH_CN)).isEqualTo(golden.texts().zh());
        assertThat(Explanation.ofBill(lines, split.times(tariff), Language.EN)).isEqualTo(golden.texts().en());
    }

    private static String text(BillLine line) {
        return "%s %s %d x %d = %d %s".formatted(line.component(), line.band().map(Band::name).orElse("-"),
                line.quantity(), line.unitPrice().hundredThousandths(), line.amount().nanoYuan(), line.remarks());
    }
}
