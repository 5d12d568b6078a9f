package org.chargeledger.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.notification.Operator.json;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.notification.app.SendingLoop;
import org.chargeledger.notification.app.TellOfBills;
import org.chargeledger.notification.domain.Answer.Outcome;
import org.chargeledger.notification.gateway.OfficialAccountGateway;
import org.chargeledger.notification.gateway.OfficialAccountGateway.Letter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(WechatStub.class)
@DisplayName("Server tokens")
class TokenTest {

    static final String OK = "{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":1}";
    static final String EXPIRED = "{\"errcode\":42001,\"errmsg\":\"access_token expired rid: 1\"}";

    @Inject
    OfficialAccountGateway gateway;

    @Inject
    SystemDb db;

    @Inject
    TellOfBills tellOfBills;

    @Inject
    SendingLoop sendingLoop;

    @Test
    @DisplayName("one token serves all sends")
    void fetchedOnce() {
        Operator operator = Operator.withWillingAccount();

        IntStream.range(0, 5).forEach(i -> assertThat(send(operator)).isEqualTo(Outcome.ACCEPTED));

        assertThat(operator.tokenRequests()).hasSize(1);
        assertThat(operator.tokenRequests().getFirst().get("force_refresh").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("twenty senders meet an expired token: one of them fetches the new one, all repeat once")
    void refreshedOnceUnderParallelSenders() {
        Operator operator = Operator.withAccount();
        givesInTurn(operator, "token-1", "token-2");
        operator.wechat.register(withToken(operator, "token-1").willReturn(json(OK)));
        operator.wechat.register(withToken(operator, "token-2").willReturn(json(OK)));
        send(operator);
        operator.wechat.register(withToken(operator, "token-1").willReturn(json(EXPIRED).withFixedDelay(100)));

        List<Future<Outcome>> outcomes;
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            outcomes = IntStream.range(0, 20).mapToObj(i -> senders.submit(() -> send(operator))).toList();
        }

        assertThat(outcomes).extracting(Future::resultNow).hasSize(20).containsOnly(Outcome.ACCEPTED);
        assertThat(operator.tokenRequests()).hasSize(2);
    }

    @Test
    @DisplayName("a token that is refused again after the refresh: no third call, the account rests, the message waits")
    void repeatedOnce() {
        Operator operator = Operator.withAccount();
        givesInTurn(operator, "token-1", "token-2");
        operator.answersSends(EXPIRED);
        Facts.settled(operator, Facts.driverOf(operator), Facts.newBillNo());

        await().atMost(Duration.ofSeconds(20)).until(() -> MessageRow.of(operator).stream().map(MessageRow::reason)
                .toList(), List.of("WAITS_FOR_ACCOUNT")::equals);

        assertThat(operator.sent()).hasSize(2);
        assertThat(operator.tokenRequests()).hasSize(2);
        assertThat(MessageRow.of(operator).getFirst().state()).isEqualTo("PENDING");
    }

    @Test
    @DisplayName("WeChat hands out the very token it refuses: then, and only then, a new one is forced")
    void forcedOnlyWhenNeeded() {
        Operator operator = Operator.withAccount();
        operator.wechat.register(withToken(operator, "token-1")
                .willReturn(json("{\"errcode\":40001,\"errmsg\":\"invalid credential\"}")));
        operator.wechat.register(withToken(operator, "token-2").willReturn(json(OK)));
        operator.wechat.register(tokens(operator).withRequestBody(matchingJsonPath("$.force_refresh", equalTo("true")))
                .willReturn(token(operator, "token-2")));

        assertThat(send(operator)).isEqualTo(Outcome.ACCEPTED);

        assertThat(operator.tokenRequests()).extracting(request -> request.get("force_refresh").asBoolean())
                .containsExactly(false, false, true);
    }

    @Test
    @DisplayName("without a configured secret nothing is asked of WeChat; the account rests and says why")
    void noSecret() {
        Operator operator = Operator.withWillingAccount();
        System.clearProperty("WECHAT_SECRET_" + operator.appId.toUpperCase());

        assertThat(gateway.send(letter(operator)).detail()).isEqualTo(
                "WECHAT_SECRET_" + operator.appId.toUpperCase() + " is not configured");
        assertThat(operator.tokenRequests()).isEmpty();
        operator.get("/official-accounts").statusCode(200)
                .body("items[0].secretConfigured", org.hamcrest.Matchers.is(false));
    }

    @Test
    @DisplayName("the token interface is down: it is not hammered, and no message becomes uncertain")
    void tokenInterfaceDown() {
        Operator operator = Operator.withWillingAccount();
        operator.wechat.register(tokens(operator).willReturn(com.github.tomakehurst.wiremock.client.WireMock.serverError()));
        UUID driverId = Facts.driverOf(operator);
        var bills = IntStream.range(0, 30).mapToObj(i -> Facts.settledBill(operator, driverId, Facts.newBillNo())).toList();
        db.inTransaction(tx -> {
            tellOfBills.tell(tx, bills, List.of(), List.of());
            return null;
        });
        long startedNanos = System.nanoTime();
        sendingLoop.wake();

        await().atMost(Duration.ofSeconds(20)).until(() -> MessageRow.of(operator).stream()
                .allMatch(row -> row.attempts() > 0));

        int oncePerTwoSeconds = 2 + (int) Duration.ofNanos(System.nanoTime() - startedNanos).toSeconds() / 2;
        assertThat(operator.tokenRequests().size()).isBetween(1, oncePerTwoSeconds);
        assertThat(MessageRow.of(operator)).extracting(MessageRow::state).doesNotContain("UNKNOWN", "FAILED", "DELIVERED");
    }

    private Outcome send(Operator operator) {
        return gateway.send(letter(operator)).outcome();
    }

    private static Letter letter(Operator operator) {
        return new Letter(operator.appId, "oDriver", operator.template, null, java.util.Map.of("thing1", "x"),
                UUID.randomUUID().toString().replace("-", ""));
    }

    private static MappingBuilder withToken(Operator operator, String token) {
        return operator.sends().withQueryParam("access_token", containing(token));
    }

    private static MappingBuilder tokens(Operator operator) {
        return post(urlPathEqualTo(Operator.TOKEN)).withRequestBody(matchingJsonPath("$.appid", equalTo(operator.appId)));
    }

    private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder token(Operator operator, String name) {
        return json("{\"access_token\":\"" + name + operator.appId + "\",\"expires_in\":7200}");
    }

    private static void givesInTurn(Operator operator, String first, String second) {
        operator.wechat.register(tokens(operator).inScenario("tokens of " + operator.id).whenScenarioStateIs(STARTED)
                .willReturn(token(operator, first)).willSetStateTo("second"));
        operator.wechat.register(tokens(operator).inScenario("tokens of " + operator.id).whenScenarioStateIs("second")
                .willReturn(token(operator, second)));
    }
}
