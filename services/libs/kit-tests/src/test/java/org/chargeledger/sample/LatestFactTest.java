package org.chargeledger.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A fact that tells a whole thing anew")
class LatestFactTest {

    private static final Instant NOON = Instant.parse("2019-10-16T04:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(20);

    private String thing;

    @BeforeEach
    void aThing() {
        thing = UUID.randomUUID().toString();
    }

    @ParameterizedTest(name = "told at second {0}, then redriven from second {1}: it is {2}")
    @CsvSource({"10, 11, 2", "10, 10, 2", "11, 10, 1"})
    @DisplayName("changes nothing when it is redriven after a newer one, whether they come together or not")
    void changesNothingWhenNewerIsKnown(long first, long second, long amount) {
        told("zpd", thing, first, 1);
        awaitHandled(redriven(second, 2));
        assertThat(amount()).isEqualTo(amount);

        awaitHandled(redriven(second, 2));
        assertThat(amount()).isEqualTo(amount);
    }

    @Test
    @DisplayName("counts when its topic brings it last, though the clock of the replica that told it is behind")
    void countsInTheTopicsOrder() {
        told("zpd", thing, 11, 1);
        awaitHandled(told("zpd", thing, 10, 2));

        assertThat(amount()).isEqualTo(2);
    }

    @Test
    @DisplayName("of another operator or another thing is not older than this one")
    void knowsThingsApart() {
        told("qyd", thing, 20, 1);
        told("zpd", UUID.randomUUID().toString(), 20, 1);
        awaitHandled(redriven(10, 7));

        assertThat(amount()).isEqualTo(7);
    }

    @Test
    @DisplayName("is not redriven once a newer one was taken in, and the caller is told why")
    void isNotRedrivenWhenNewerIsKnown() {
        UUID refused = told("zpd", thing, 10, -5);
        awaitHandled(told("zpd", thing, 11, 2));

        redrive(refused).statusCode(409).body("type", equalTo("/problems/dead-letter-outdated"));
        assertThat(amount()).isEqualTo(2);
    }

    @Test
    @DisplayName("is redriven while it is the newest, and changes nothing if a newer one comes before it")
    void isRedrivenWhileNewest() {
        awaitHandled(told("zpd", thing, 10, 1));
        UUID refused = told("zpd", thing, 12, -5);
        awaitHandled(told("zpd", thing, 11, 2));
        TestPostgres.run("alter table thing drop constraint thing_amount_check");

        redrive(refused).statusCode(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(amount()).isEqualTo(-5));
        awaitHandled(told("zpd", thing, 13, 3));
        awaitHandled(redriven(12, -5));

        assertThat(amount()).isEqualTo(3);
        TestPostgres.run("alter table thing add constraint thing_amount_check check (amount >= 0) not valid");
    }

    private static UUID told(String operatorId, String thing, long second, long amount) {
        return TestTopics.send(UUID.randomUUID(), "billing.driver-profile.v1", thing, "billing.state.v1", operatorId,
                NOON.plusSeconds(second), "{\"amount\":" + amount + "}");
    }

    private UUID redriven(long second, long amount) {
        return TestTopics.redrive("sample.states", "billing.driver-profile.v1", thing, "billing.state.v1", "zpd",
                NOON.plusSeconds(second), "{\"amount\":" + amount + "}");
    }

    private static void awaitHandled(UUID event) {
        await().atMost(SOON).until(() -> !TestPostgres.texts("""
                select 1 from inbox where consumer = 'sample.states' and event_id = '%s'""".formatted(event)).isEmpty());
    }

    private static ValidatableResponse redrive(UUID event) {
        String letter = TestPostgres.texts("select id::text from dead_letter where event_id = '" + event + "'").getFirst();
        return given().auth().oauth2(Tokens.staff("zpd", "operator-admin")).contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString()).body("{\"reason\":\"it may be the newest\"}")
                .post("/api/sample/v1/dead-letters/" + letter + "/redrive").then();
    }

    private long amount() {
        List<String> amounts = TestPostgres.texts("select amount::text from thing where id = '" + thing + "'");
        return amounts.isEmpty() ? 0 : Long.parseLong(amounts.getFirst());
    }
}
