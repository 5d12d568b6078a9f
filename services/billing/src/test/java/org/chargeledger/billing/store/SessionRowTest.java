package org.chargeledger.billing.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chargeledger.billing.domain.Finding;
import org.chargeledger.billing.domain.FindingCode;
import org.chargeledger.kit.event.EventJson;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The document of a session")
class SessionRowTest {

    @ParameterizedTest
    @DisplayName("is read with its findings, also when it was written while a session had only one")
    @ValueSource(strings = {
        "{\"finding\":{\"code\":\"LOST\",\"evidence\":{\"deadlineAt\":\"2019-10-16T09:10:00Z\"}}}",
        "{\"findings\":[{\"code\":\"LOST\",\"evidence\":{\"deadlineAt\":\"2019-10-16T09:10:00Z\"}}]}"})
    void findings(String document) {
        assertThat(EventJson.read(document, SessionRow.Folded.class).findings())
                .containsExactly(new Finding(FindingCode.LOST, Map.of("deadlineAt", "2019-10-16T09:10:00Z")));
        assertThat(EventJson.read("{}", SessionRow.Folded.class).findings()).isEmpty();
    }
}
