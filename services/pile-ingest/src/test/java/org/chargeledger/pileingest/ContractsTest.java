package org.chargeledger.pileingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.stream.Stream;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.pileingest.app.AcceptCommands.StartWanted;
import org.chargeledger.pileingest.app.AcceptCommands.StopWanted;
import org.chargeledger.pileingest.domain.TariffVersion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The events this service publishes and reads")
class ContractsTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"session-started", "session-start-failed", "session-progressed", "record-received",
        "pile-observed", "pile-connected", "pile-disconnected", "station-changed"})
    @DisplayName("have examples that are accepted and examples that are not")
    void examples(String event) {
        Contracts.examples(event).forEach(example -> Contracts.assertValid(event, example));
        assertThat(Contracts.rejected(event)).isNotEmpty()
                .allSatisfy(example -> assertThat(Contracts.findings(event, example)).isNotEmpty());
    }

    static Stream<Object[]> read() {
        return Stream.of(new Object[] {"start-requested", StartWanted.class},
                new Object[] {"stop-requested", StopWanted.class},
                new Object[] {"tariff-version-published", TariffVersion.class});
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("read")
    @DisplayName("are read as their owners write them")
    void reads(String event, Class<?> reader) {
        Contracts.examples(event).forEach(example -> assertThatCode(() ->
                assertThat(EventJson.read(example, reader)).hasNoNullFieldsOrProperties()).doesNotThrowAnyException());
    }
}
