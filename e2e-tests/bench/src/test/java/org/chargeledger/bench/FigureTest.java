package org.chargeledger.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A figure")
class FigureTest {

    @ParameterizedTest(name = "{0} of 1..100 is {1}")
    @CsvSource({"0.5, 50", "0.99, 99", "1, 100", "0.001, 1"})
    @DisplayName("is the smallest run that the part does not exceed, whatever their order")
    void percentile(double part, double expected) {
        var runs = new double[100];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = 1 + i * 37 % 100;
        }
        assertThat(Figure.of("f", "ms", runs).percentile(part)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"3, 1, 2, 2", "7, 7, 7, 7"})
    @DisplayName("of several runs is their median")
    void median(double one, double two, double three, double median) {
        assertThat(Figure.of("f", "ms", one, two, three).median()).isEqualTo(median);
    }
}
