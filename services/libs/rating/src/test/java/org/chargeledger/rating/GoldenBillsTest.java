package org.chargeledger.rating;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A bill once made")
class GoldenBillsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    static Stream<Path> golden() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("golden")
    @DisplayName("is made the same for ever: every line, every rounding, every word")
    void staysTheSame(Path file) throws IOException {
        GoldenBill golden = read(file);
        List<BillLine> lines = golden.rate();

        assertThat(lines).map(GoldenBill.Line::of).containsExactlyElementsOf(golden.bill().lines());
        for (Component component : Component.values()) {
            var fee = golden.bill().fees().get(component);
            assertThat(Rating.exact(lines, component)).hasToString("CNY " + fee.exact());
            assertThat(Rating.fee(lines, component)).hasToString("CNY " + fee.fee());
        }
        assertThat(Rating.total(lines)).hasToString("CNY " + golden.bill().total());
        assertThat(Explanation.ofBill(lines, golden.times(), Language.ZH_CN)).isEqualTo(golden.bill().zh());
        assertThat(Explanation.ofBill(lines, golden.times(), Language.EN)).isEqualTo(golden.bill().en());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("golden")
    @DisplayName("is the same wherever the server stands")
    void serversZone(Path file) throws IOException {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : Arrays.asList("America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                GoldenBill golden = read(file);
                assertThat(golden.rate()).map(GoldenBill.Line::of).containsExactlyElementsOf(golden.bill().lines());
                assertThat(Explanation.ofBill(golden.rate(), golden.times(), Language.EN))
                        .isEqualTo(golden.bill().en());
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static GoldenBill read(Path file) throws IOException {
        return new ObjectMapper().readValue(file.toFile(), GoldenBill.class);
    }
}
