package org.chargeledger.pileingest.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.pileingest.Commands;
import org.chargeledger.pileingest.Facts;
import org.chargeledger.pileingest.Given;
import org.chargeledger.pileingest.domain.fact.PileDisconnected;
import org.chargeledger.pileingest.domain.fact.PileObserved;
import org.chargeledger.pileingest.protocol.ykc.TestPile;
import org.chargeledger.pileingest.protocol.ykc.YkcServer;
import org.chargeledger.pileingest.protocol.ykc.message.LoginAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.StartCommand;
import org.chargeledger.pileingest.protocol.ykc.message.TimeSync;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A connected pile")
class ConnectedPilesTest {

    private static final String ROOT = "/api/pile-ingest/v1";

    @Inject YkcServer server;

    private Given registered;

    @BeforeEach
    void register() {
        BusinessTime.set(Given.START);
        registered = Given.registeredPile();
    }

    @Test
    @DisplayName("with new firmware waits for an edit of its station, so that what is told last knows of both")
    void firmwareWaitsForEdits() throws SQLException {
        try (Connection edit = TestPostgres.superuser(); Statement sql = edit.createStatement()) {
            edit.setAutoCommit(false);
            sql.execute("select pg_advisory_xact_lock(hashtextextended('station %s', 0))"
                    .formatted(registered.stationId()));
            TestPile pile = TestPile.dial(server.port(), registered.protocolId());
            pile.send(pile.login());
            Awaitility.await().until(() -> isWaited(sql));
            sql.execute("update station set name = '松岗工业园' where station_id = '%s'".formatted(registered.stationId()));
            edit.commit();

            assertThat(pile.hear(LoginAnswer.class).result()).isZero();
        }
        assertThat(TestTopics.read("pile-ingest.station.v1", event -> event.key().equals(registered.stationId())
                && event.json().contains("2090104"), Duration.ofSeconds(20)).json()).contains("松岗工业园");
    }

    @Test
    @DisplayName("whose station gets another time zone logs in anew, and is told the time there")
    void rezoned() {
        TestPile pile = TestPile.loggedIn(server.port(), registered.protocolId());
        put(registered, registered.body().replace("Asia/Shanghai", "Asia/Urumqi")).statusCode(200);

        assertThat(pile.isHungUpOn()).isTrue();
        TestPile again = TestPile.loggedIn(server.port(), registered.protocolId());
        assertThat(again.hear(TimeSync.class).time()).hasValue(LocalDateTime.parse("2019-10-16T06:00"));
        again.close();
    }

    @Test
    @DisplayName("that moves waits for an edit of the station that loses it, too")
    void moveWaitsForEdits() throws Exception {
        Given other = Given.registeredPile();
        try (Connection edit = TestPostgres.superuser(); Statement sql = edit.createStatement()) {
            edit.setAutoCommit(false);
            sql.execute("select pg_advisory_xact_lock(hashtextextended('station %s', 0))"
                    .formatted(registered.stationId()));
            var moved = CompletableFuture.supplyAsync(() -> put(other, other.body().replace("\"piles\": [",
                    "\"piles\": [" + registered.pile() + ",")).extract().statusCode());
            Awaitility.await().until(() -> isWaited(sql));
            edit.commit();

            assertThat(moved.get()).isEqualTo(200);
        }
    }

    private static boolean isWaited(Statement sql) throws SQLException {
        try (ResultSet waiting = sql.executeQuery("select 1 from pg_locks where locktype = 'advisory' and not granted")) {
            return waiting.next();
        }
    }

    @Test
    @DisplayName("is not hung up on because word of an older connection comes late")
    void lateWordOfAnOlderConnection() throws SQLException {
        TestPile pile = TestPile.loggedIn(server.port(), registered.protocolId());
        try (Connection other = TestPostgres.superuser(); Statement sql = other.createStatement()) {
            sql.execute("select pg_notify('pile_connected', '%s %s')".formatted(registered.pileCode(), UUID.randomUUID()));
        }

        Commands.start(registered, registered.billNo(), Given.START);
        pile.hear(StartCommand.class);
        pile.barrier();
    }

    @Test
    @DisplayName("that is removed is hung up on, and reported as gone")
    void removed() {
        TestPile pile = TestPile.loggedIn(server.port(), registered.protocolId());
        remove().statusCode(200).body("piles", empty());

        assertThat(pile.isHungUpOn()).isTrue();
        assertThat(Facts.await(registered, "pile-disconnected", PileDisconnected.class).reason())
                .isEqualTo("REGISTRATION_CHANGED");
        TestPile again = TestPile.dial(server.port(), registered.protocolId());
        again.send(again.login());
        assertThat(again.hear(LoginAnswer.class).result()).isEqualTo(1);
    }

    @Test
    @DisplayName("is not removed while a session is under way; off line it is, and reported absent until billing gave that up")
    void removedDuringASession() {
        String billNo = registered.billNo();
        TestPile pile = TestPile.loggedIn(server.port(), registered.protocolId());
        Commands.start(registered, billNo, Given.START);
        pile.send(pile.answer(pile.hear(StartCommand.class).serial(), 1, 0));
        Facts.await(registered, "session-started");
        remove().statusCode(409).body("type", equalTo("/problems/pile-busy"))
                .body("pileCodes", equalTo(List.of(registered.pileCode())));
        pile.barrier();

        pile.close();
        Facts.await(registered, "pile-disconnected");
        Awaitility.await().untilAsserted(() -> remove().statusCode(200).body("piles", empty()));

        BusinessTime.set(Given.START.plus(Duration.ofHours(25)));
        awaitReportedUntil(Given.START.plus(Duration.ofHours(25)));
        BusinessTime.set(Given.START.plus(Duration.ofHours(49)));
        Given other = Given.registeredPile();
        TestPile.loggedIn(server.port(), other.protocolId()).close();
        BusinessTime.set(Given.START.plus(Duration.ofHours(50)));
        Facts.await(other, "pile-observed");
        assertThat(Facts.of(registered, "pile-observed", PileObserved.class).getLast().observedUntil())
                .isBefore(Given.START.plus(Duration.ofHours(49)));
    }

    @ParameterizedTest(name = "begun {0} s before the edit, plug pulled {1}: {2}")
    @CsvSource({"86399, false, 409", "86400, false, 200", "10, true, 200"})
    @DisplayName("is removed when its session is over, or too old to be still under way unseen")
    void sessionOver(long secondsAgo, boolean pulled, int status) {
        TestPile pile = TestPile.loggedIn(server.port(), registered.protocolId());
        Commands.start(registered, registered.billNo(), Given.START);
        String serial = pile.hear(StartCommand.class).serial();
        pile.send(pile.answer(serial, 1, 0));
        if (pulled) {
            pile.send(pile.realtime(serial, 2, false, 0), pile.realtime(serial, 2, false, 0));
        }
        pile.barrier();
        BusinessTime.set(Given.START.plusSeconds(secondsAgo));

        remove().statusCode(status);
        pile.close();
    }

    private ValidatableResponse remove() {
        return put(registered, registered.body().replace(registered.pile(), ""));
    }

    private static ValidatableResponse put(Given station, String body) {
        return given().auth().oauth2(station.admin()).contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString()).header("If-Match", "\"1\"").body(body)
                .put(ROOT + "/stations/" + station.stationId()).then();
    }

    private void awaitReportedUntil(Instant until) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Facts.of(registered, "pile-observed",
                PileObserved.class).stream().anyMatch(fact -> !fact.online() && fact.observedUntil().equals(until)));
    }
}
