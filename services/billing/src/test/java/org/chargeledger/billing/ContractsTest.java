package org.chargeledger.billing;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.chargeledger.kit.testing.OpenApiContract;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("The API of billing")
class ContractsTest {

    @Test
    @DisplayName("is exactly the committed OpenAPI document")
    void servesTheCommittedDocument() {
        OpenApiContract.check("billing");
    }
}
