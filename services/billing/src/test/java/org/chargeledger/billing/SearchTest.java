package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.chargeledger.billing.app.TellHeldReserves;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Staff look for")
class SearchTest {

    private final Operator zpd = Operator.withTariff();
    private UUID driver;
    private String billed;
    private String held;
    @Inject
    TellHeldReserves tellHeldReserves;

    /** One bill of 11.00 yuan, and an hour later one that is held because its price cannot be the one shown. */
    @BeforeEach
    void twoSessions() {
        driver = zpd.driverWith(20_000);
        billed = charge("2019-10-16T01", 100_000);
        zpd.awaitState(billed, "BILLED");
        held = charge("2019-10-16T02", -1);
        zpd.awaitState(held, "HELD");
    }

    @Test
    @DisplayName("bills and charging records by amount, code, state, driver, pile, station and window")
    void narrowed() {
        for (String list : new String[] {"/bills?", "/charging-records?"}) {
            assertFound(list, billed, "minTotalFen=1100", "minTotalFen=1100&maxTotalFen=1100",
                    "driverId=" + driver + "&minTotalFen=1", "to=2019-10-16T02:00:00Z",
                    "from=2019-10-16T01:00:00Z&to=2019-10-16T02:00:00Z&pileCode=" + zpd.pileCode);
            assertFound(list, held, "maxTotalFen=1099", "code=102", "state=HELD&stationId=ST-108",
                    "from=2019-10-16T02:00:00Z", "code=102&stationId=ST-108", "code=102&pileCode=" + zpd.pileCode,
                    "code=102&driverId=" + driver + "&from=2019-10-16T02:00:00Z", "code=102&billNo=" + held);
            for (String nothing : new String[] {"minTotalFen=1101", "code=101", "driverId=" + UUID.randomUUID(),
                    "phone=18900000001", "to=2019-10-16T01:00:00Z", "billNo=0", "code=102&stationId=ST-109",
                    "code=101&stationId=ST-108", "code=102&billNo=" + billed}) {
                zpd.staff().get(API + list + nothing).then().statusCode(200)
                        .body("items", hasSize(0));
            }
            zpd.staff().get(API + list + "limit=1").then().body("items.billNo", contains(held))
                    .body("nextCursor", notNullValue());
            String next = zpd.staff().get(API + list + "limit=1").path("nextCursor");
            assertFound(list, billed, "limit=1&cursor=" + next);
        }
    }

    @Test
    @DisplayName("held bills by the money that stays reserved for them, those with the most of it first if they like")
    void moneyAtRisk() {
        driver = zpd.driverWith(2_000);
        String less = charge("2019-10-16T03", -1);
        zpd.awaitState(less, "HELD");
        String abnormal = "/abnormal-bills?";

        assertFound(abnormal, held, "minReservedFen=2001", "minReservedFen=3000", "minReservedFen=3000&code=102",
                "order=RESERVED&limit=1", "order=RESERVED&limit=1&code=102");
        assertFound(abnormal, less, "maxReservedFen=2000", "minReservedFen=2000&maxReservedFen=2999",
                "maxReservedFen=2000&order=RESERVED", "limit=1", "order=RESERVED&cursor=" + next("order=RESERVED&"),
                "order=RESERVED&maxReservedFen=2000&stationId=ST-108");
        assertFound(abnormal, held, "cursor=" + next(""));
        for (String nothing : new String[] {"minReservedFen=3001", "maxReservedFen=1999",
                "minReservedFen=1&code=101"}) {
            zpd.staff().get(API + abnormal + nothing).then().statusCode(200).body("items", hasSize(0));
        }
        zpd.staff().get(API + abnormal + "order=RESERVED").then().body("items.reservedFen", contains(3_000, 2_000));
        zpd.staff().get(API + abnormal + "order=RESERVED&cursor=" + next("")).then().statusCode(400);
        zpd.staff().get(API + abnormal + "cursor=" + next("order=RESERVED&")).then().statusCode(400);
    }

    @Test
    @DisplayName("bills and charging records by what they were held for, also once they are handled, and each once")
    void handled() {
        var desk = new CorrectionDesk(zpd);
        Map<String, Object> values = Map.of("energyTenthWh", 100_000);
        String digest = desk.preview(held, values).statusCode(200).extract().path("digest");
        desk.correct(held, "\"1\"", "handled", values, digest).then().statusCode(200);
        TestPostgres.run("insert into bill_finding (bill_month, bill_no, version, code, operator_id, "
                + "driver_id, evidence)"
                + " select bill_month, bill_no, 2, code, operator_id, driver_id, evidence from bill_finding"
                + " where bill_no = '" + held + "' and code = 102");

        for (String list : List.of("/bills?", "/charging-records?")) {
            assertFound(list, held, "code=102", "code=102&stationId=ST-108", "code=102&pileCode=" + zpd.pileCode,
                    "code=102&driverId=" + driver);
        }
        assertFound("/bills?", held, "code=102&state=RATED", "code=102&state=RATED&stationId=ST-108");
        for (String nothing : List.of("/bills?code=102&state=HELD", "/abnormal-bills?code=102",
                "/bills?code=102&state=SETTLED&stationId=ST-108", "/abnormal-bills/proposals?code=102")) {
            zpd.staff().get(API + nothing).then().statusCode(200).body("items", hasSize(0));
        }
    }

    @ParameterizedTest
    @DisplayName("nothing that is no time, no id, no number")
    @ValueSource(strings = {"from=yesterday", "driverId=me", "cursor=x", "limit=0"})
    void refused(String wrong) {
        zpd.staff().get(API + "/bills?" + wrong).then().statusCode(400);
    }

    @Test
    @DisplayName("what waits to be handled: how many, for how long, why, and how much money with it")
    void summary() {
        BusinessTime.set(Instant.parse("2019-10-20T00:00:00Z"));
        new PileVoice(zpd, "20191016020202000000").record("2019-10-16T08:41:00Z", "2019-10-16T08:19:00Z",
                "2019-10-16T08:40:00Z", 1);
        await().atMost(SOON).untilAsserted(() -> zpd.staff().get(API + "/abnormal-bills/summary").then().statusCode(200)
                .body("unclaimedRecords", equalTo(1)));
        zpd.staff().get(API + "/abnormal-bills/summary").then().body("count", equalTo(1))
                .body("reservedFen", equalTo(3_000)).body("shortfallFen", equalTo(0))
                .body("oldestHeldAt", notNullValue())
                .body("byCode.code", contains(102)).body("byCode.count", contains(1))
                .body("byCode[0].name", equalTo("记录数值异常")).body("byCode.reservedFen", contains(3_000))
                .body("byAge.age", contains("UNDER_1_DAY", "UNDER_3_DAYS", "UNDER_7_DAYS", "OLDER"))
                .body("byAge.count", contains(0, 0, 1, 0)).body("byAge.reservedFen", contains(0, 0, 3_000, 0));
        zpd.staff().get(API + "/unclaimed-records").then().body("items.code", contains(114))
                .body("items[0].name", equalTo("无对应订单的交易记录"));
        Operator.withoutTariff().staff().get(API + "/abnormal-bills/summary").then().body("count", equalTo(0))
                .body("byCode", hasSize(0)).body("byAge.count", contains(0, 0, 0, 0));
    }

    @Test
    @DisplayName("how much of what held bills would come to is not reserved, of each, by why and by age")
    void shortfall() {
        String lost = LostSession.held(zpd, zpd.driverWith(600));
        zpd.staff().get(API + "/abnormal-bills?billNo=" + lost).then().body("items.reservedFen", contains(600))
                .body("items.expectedFen", contains(990)).body("items.shortfallFen", contains(390));
        zpd.bill(lost).body("expectedFen", equalTo(990)).body("shortfallFen", equalTo(390));
        zpd.bill(billed).body("expectedFen", nullValue()).body("shortfallFen", nullValue());
        zpd.staff().get(API + "/abnormal-bills/summary").then().body("reservedFen", equalTo(3_600))
                .body("shortfallFen", equalTo(390)).body("byCode.shortfallFen", contains(390, 0))
                .body("byAge.shortfallFen", contains(390, 0, 0, 0));
    }

    @Test
    @DisplayName("held bills, those held the longest ago first if they like: a bill held anew keeps its age")
    void oldest() {
        driver = zpd.driverWith(2_000);
        String next = charge("2019-10-16T03", -1);
        zpd.awaitState(next, "HELD");
        driver = zpd.driverWith(2_000);
        String last = charge("2019-10-16T04", -1);
        zpd.awaitState(last, "HELD");
        TestPostgres.run("update bill set held_at = '2019-10-16T05:00:00.000001Z' where bill_no in ('" + held + "','" + last
                + "')");
        TestPostgres.run("update bill set held_at = '2019-10-16T05:00:00Z' where bill_no = '" + next + "'");
        String abnormal = "/abnormal-bills?";

        zpd.staff().get(API + abnormal + "order=OLDEST").then().body("items.billNo", contains(next, held, last));
        assertFound(abnormal, next, "order=OLDEST&limit=1", "order=OLDEST&limit=1&code=102",
                "order=OLDEST&limit=1&stationId=ST-108", "order=OLDEST&limit=1&maxReservedFen=2000");
        assertFound(abnormal, held, "order=OLDEST&limit=1&cursor=" + next("order=OLDEST&"),
                "order=OLDEST&limit=1&code=102&cursor=" + next("order=OLDEST&"),
                "order=OLDEST&to=2019-10-16T03:00:00Z");
        zpd.staff().get(API + abnormal + "order=OLDEST&cursor="
                + zpd.staff().get(API + abnormal + "order=OLDEST&limit=2").path("nextCursor")).then()
                .body("items.billNo", contains(last)).body("nextCursor", nullValue());
        for (String wrong : List.of("order=OLDEST&cursor=" + next(""), "order=OLDEST&cursor=" + next("order=RESERVED&"),
                "order=RESERVED&cursor=" + next("order=OLDEST&"), "cursor=" + next("order=OLDEST&"))) {
            zpd.staff().get(API + abnormal + wrong).then().statusCode(400);
        }
    }

    @Test
    @DisplayName("the oldest held bills by an index that holds them in that order, without sorting the others")
    void oldestByIndex() throws SQLException {
        var plan = new ArrayList<String>();
        try (var connection = TestPostgres.superuser(); var statement = connection.createStatement()) {
            statement.execute("set enable_sort = off");
            try (var rows = statement.executeQuery("""
                    explain select bill_no, bill_month from bill where operator_id = '%s' and state = 'HELD' and current
                    order by held_at, bill_no limit 51""".formatted(zpd.id))) {
                while (rows.next()) {
                    plan.add(rows.getString(1));
                }
            }
        }

        assertThat(plan).anyMatch(line -> line.contains("Index")).noneMatch(line -> line.contains("Sort  ("));
    }

    @Test
    @DisplayName("the most reserved first, also while a bill of an earlier release does not tell its reserve yet")
    void untold() {
        driver = zpd.driverWith(2_000);
        String untold = charge("2019-10-16T03", -1);
        zpd.awaitState(untold, "HELD");
        TestPostgres.run("update bill set held_reserve_fen = null where bill_no = '" + untold + "'");

        assertFound("/abnormal-bills?", held, "order=RESERVED&limit=1");
        tellHeldReserves.sweep();
        assertFound("/abnormal-bills?", untold, "order=RESERVED&limit=1&cursor=" + next("order=RESERVED&"),
                "maxReservedFen=2000");
    }

    @Test
    @DisplayName("a bill that is withdrawn while its page is read, as it was found, and the next page follows")
    void withdrawnMeanwhile() throws Exception {
        driver = zpd.driverWith(2_000);
        String less = charge("2019-10-16T03", -1);
        zpd.awaitState(less, "HELD");
        CompletableFuture<Response> page;
        try (var connection = TestPostgres.superuser(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table driver");
            page = CompletableFuture.supplyAsync(() -> zpd.staff()
                    .get(API + "/abnormal-bills?order=RESERVED&limit=1"));
            await().atMost(SOON).until(() -> !TestPostgres.texts("select pid from pg_stat_activity where"
                    + " wait_event_type = 'Lock' and query like 'select b.*%'").isEmpty());
            statement.execute("update bill set current = false where bill_no = '" + held + "'");
            statement.execute("update account set balance_fen = 0 where account_id = 'RESERVE:" + held + "'");
            connection.commit();
        }
        page.get().then().statusCode(200).body("items.billNo", contains(held))
                .body("items.reservedFen", contains(3_000));
        assertFound("/abnormal-bills?", less, "order=RESERVED&limit=1&cursor=" + page.get().path("nextCursor"));
    }

    /** Where the list of held bills goes on after its first. */
    private String next(String order) {
        return zpd.staff().get(API + "/abnormal-bills?" + order + "limit=1").path("nextCursor");
    }

    private void assertFound(String list, String billNo, String... narrowed) {
        for (String one : narrowed) {
            zpd.staff().get(API + list + one).then().statusCode(200).body("items.billNo", contains(billNo));
        }
    }

    /** Half an hour, unplugged at once; an energy below zero makes the record implausible. */
    private String charge(String hour, long energyTenthWh) {
        BusinessTime.set(Instant.parse(hour + ":00:00.566095Z"));
        String billNo = zpd.start(driver, "01");
        var pile = new PileVoice(zpd, billNo);
        pile.started(hour + ":00:20Z");
        BusinessTime.set(Instant.parse(hour + ":40:00Z"));
        pile.record(hour + ":30:05Z", hour + ":00:30Z", hour + ":30:00Z", energyTenthWh);
        pile.unplugged(hour + ":31:00Z", hour + ":31:15Z");
        return billNo;
    }
}
