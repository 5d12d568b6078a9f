package org.chargeledger.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.OpenApiContract;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(WechatStub.class)
@DisplayName("What notification promises to others")
class ContractTest {

    @Test
    @DisplayName("the served OpenAPI is the committed one")
    void openApi() {
        OpenApiContract.check("notification");
    }

    @ParameterizedTest
    @ValueSource(strings = {"message-delivered", "message-failed"})
    @DisplayName("every example of our events is accepted, every counter-example is not")
    void examples(String event) {
        List<String> rejected = Contracts.rejected(event);

        assertThat(Contracts.examples(event)).isNotEmpty().allSatisfy(json -> Contracts.assertValid(event, json));
        assertThat(rejected).isNotEmpty().allSatisfy(json -> assertThat(Contracts.findings(event, json)).isNotEmpty());
    }
}
