package org.chargeledger.kit.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.Tokens;
import org.chargeledger.kit.testing.TopicsFile;
import org.chargeledger.kit.testing.TopicsFile.Topic;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("What a service remembers for a while")
class HousekeepingTest {

    @Inject
    Housekeeping housekeeping;
    @ConfigProperty(name = "kit.keep.events")
    Duration keepEvents;
    @ConfigProperty(name = "kit.redrive-within")
    Duration redriveWithin;

    @Test
    @DisplayName("is remembered while its event can come again: read late, redriven as late as is allowed, read late again")
    void outlivesEveryCopyOfAnEvent() {
        int retention = TopicsFile.read().stream().filter(topic -> !topic.events().isEmpty()).map(Topic::retentionDays)
                .filter(Objects::nonNull).max(Integer::compare).orElseThrow();

        assertThat(keepEvents).isGreaterThan(redriveWithin.plusDays(2L * retention));
    }

    @Test
    @DisplayName("is forgotten when it is older, and not before")
    void isForgottenWhenOld() {
        UUID handledLongAgo = handled(181);
        UUID handled = handled(179);
        UUID diedLongAgo = died(181);
        UUID died = died(179);
        String usedLongAgo = used(31);
        String used = used(29);

        housekeeping.forget();

        assertThat(TestPostgres.texts("select event_id::text from inbox")).contains(handled.toString())
                .doesNotContain(handledLongAgo.toString());
        assertThat(TestPostgres.texts("select id::text from dead_letter")).contains(died.toString())
                .doesNotContain(diedLongAgo.toString());
        assertThat(TestPostgres.texts("select key from idempotency_key")).contains(used).doesNotContain(usedLongAgo);
    }

    @Test
    @DisplayName("of a dead letter can be redriven in time, and later no more")
    void isRedrivenInTime() {
        redrive(died(89)).statusCode(200);
        redrive(died(91)).statusCode(409).body("type", equalTo("/problems/dead-letter-too-old"));
    }

    private static io.restassured.response.ValidatableResponse redrive(UUID id) {
        return given().auth().oauth2(Tokens.staff("zpd", "operator-admin"))
                .post("/api/sample/v1/dead-letters/" + id + "/redrive").then();
    }

    private static UUID handled(int daysAgo) {
        UUID event = UUID.randomUUID();
        TestPostgres.run("insert into inbox values ('sample.other', '%s', now() - interval '%d days')"
                .formatted(event, daysAgo));
        return event;
    }

    private static UUID died(int daysAgo) {
        UUID id = UUID.randomUUID();
        TestPostgres.run("""
                insert into dead_letter (id, consumer, operator_id, topic, key, event_id, type, occurred_at, stored_at, body,
                    reason, dead_at)
                values ('%1$s', 'sample.other', 'zpd', 'billing.wallet.v1', 'k', '%1$s', 'billing.other.v1', now(), now(),
                    '{"thing":"old","amount":1}', 'r', now() - interval '%2$d days')""".formatted(id, daysAgo));
        return id;
    }

    private static String used(int daysAgo) {
        String key = UUID.randomUUID().toString();
        TestPostgres.run("""
                insert into idempotency_key
                values ('zpd', 's', 'o', '%s', 'h', 200, '{}', now() - interval '%d days')""".formatted(key, daysAgo));
        return key;
    }
}
