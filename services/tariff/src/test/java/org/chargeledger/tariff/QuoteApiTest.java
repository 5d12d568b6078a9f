package org.chargeledger.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.tariff.Api.NOW;
import static org.chargeledger.tariff.Api.admin;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A quote")
class QuoteApiTest {

    private final String operator = Api.newOperator();

    @BeforeEach
    void withTariff() {
        BusinessTime.set(Instant.parse(NOW));
        admin(operator).withTariff("ST-1");
    }

    @Test
    @DisplayName("prices the bill of the case at 146.60 and explains quantity, unit price, period and rounding")
    void golden() {
        admin(operator).post("/quotes", "q", Quotes.GOLDEN).statusCode(200)
                .body("totalFen", equalTo(14_660))
                .body("components.fen", contains(235, 105, 14_320))
                .body("components.exactNanoYuan", contains(2_348_400_000L, 1_050_600_000, 143_200_000_000L))
                .body("components.roundingNanoYuan", contains(1_600_000, -600_000, 0))
                .body("lines.quantity", contains(30_900, 30_900, 179))
                .body("lines.unit", contains("TENTH_WH", "TENTH_WH", "MINUTE"))
                .body("lines.unitPriceHundredThousandths", contains(76_000, 34_000, 80_000))
                .body("lines[0].periods", contains("00:00–24:00")).body("lines[2].periods", empty())
                .body("lines[0].spans", empty()).body("lines[0].periodEn", equalTo("start of the charge unknown"))
                .body("lines[2].spans.from", contains("2019-10-13T00:34:33Z"))
                .body("lines[2].spans.to", contains("2019-10-13T03:34:19Z"));
    }

    @Test
    @DisplayName("by band tells the hours of each line when it knows the start of charging, which cannot be after its end")
    void hours() {
        var admin = admin(operator);
        String known = Quotes.GOLDEN.replace("\"chargeEndedAt\"", "\"chargeStartedAt\": \"%s\", \"chargeEndedAt\"");

        admin.post("/quotes", "q", known.formatted("2019-10-13T08:01:31+08:00")).statusCode(200)
                .body("totalFen", equalTo(14_660))
                .body("lines[1].spans.from", contains("2019-10-13T00:01:31Z")).body("lines[1].moreSpans", equalTo(0))
                .body("lines[1].spans.to", contains("2019-10-13T00:19:33Z"))
                .body("lines[1].periodZh", equalTo("充电期间该时段 2019-10-13 08:01:31–08:19:33"));
        admin.post("/quotes", "q", known.formatted("2019-10-13T08:19:33+08:00")).statusCode(200);
        admin.post("/quotes", "q", known.formatted("2019-10-13T08:19:34+08:00")).statusCode(400);
        admin.post("/quotes", "q", known.formatted("2019-09-12T08:19:33+08:00")).statusCode(200);
        admin.post("/quotes", "q", known.formatted("2019-09-12T08:19:32+08:00")).statusCode(400);
        admin.post("/quotes", "q", """
                {"tariffId": "T-1", "version": 1, "samples": [{"at": "2019-10-13T08:00:00+08:00", "registerTenthWh": 0},
                   {"at": "2019-10-13T08:10:00+08:00", "registerTenthWh": 1}],
                 "chargeStartedAt": "2019-10-13T08:00:00+08:00", "chargeEndedAt": "2019-10-13T08:10:00+08:00",
                 "serviceEndedAt": "2019-10-13T08:10:00+08:00"}""").statusCode(400);
    }

    @Test
    @DisplayName("puts the bill of the case into words, in Chinese and English")
    void inWords() {
        admin(operator).post("/quotes", "q", Quotes.GOLDEN).statusCode(200)
                .body("texts.zh[0]", equalTo("电费(平):3.0900 千瓦时 × 0.76000 元/千瓦时 = 2.348400000 元,充电开始时间未知,电价 T-1 第 1 版"))
                .body("texts.zh[6]", equalTo("总计 146.60 元")).body("texts.en[6]", equalTo("Total: 146.60 CNY"))
                .body("lines[0].textEn", equalTo(
                        "Electricity (flat): 3.0900 kWh × 0.76000 CNY/kWh = 2.348400000 CNY, start of the charge"
                                + " unknown, tariff T-1 version 1"));
    }

    @Test
    @DisplayName("splits samples of the register by band and marks what is estimated")
    void fromSamples() {
        var admin = admin(operator);
        admin.post("/tariffs/T-1/versions", "tou", """
                {"reason": "分时", "zoneId": "Asia/Shanghai", "effectiveFrom": "2019-10-17T00:00:00Z", "periods": [
                   {"from": "07:00", "to": "23:00", "band": "PEAK",
                    "energyPriceHundredThousandths": 120000, "servicePriceHundredThousandths": 40000},
                   {"from": "23:00", "to": "07:00", "band": "VALLEY",
                    "energyPriceHundredThousandths": 30000, "servicePriceHundredThousandths": 40000}]}""").statusCode(201);
        String samples = """
                {"tariffId": "T-1", "version": 2, "samples": [
                   {"at": "2019-10-17T22:30:00+08:00", "registerTenthWh": 1000000},
                   {"at": "2019-10-17T23:30:00+08:00", "registerTenthWh": 1200000}],
                 "chargeEndedAt": "2019-10-17T23:30:00+08:00", "serviceEndedAt": "2019-10-17T23:30:00+08:00"}""";

        admin.post("/quotes", "q", samples).statusCode(200)
                .body("lines.band", contains("PEAK", "PEAK", "VALLEY", "VALLEY"))
                .body("lines.quantity", contains(100_000, 100_000, 100_000, 100_000))
                .body("lines.estimated", contains(true, true, true, true)).body("totalFen", equalTo(2_300));
        admin.post("/quotes", "q", samples.replace("1200000", "999999")).statusCode(400);
        admin.post("/quotes", "q", samples.replace("\"samples\"", "\"bands\": [], \"samples\"")).statusCode(400);
        admin.post("/quotes", "q", samples.replace("\"samples\": [", "\"samples\": [null, ")).statusCode(400);
    }

    @Test
    @DisplayName("takes the price that held when charging started, as the bill does, and names the periods of all its days")
    void overMidnight() {
        var admin = admin(operator);
        admin.post("/tariffs/T-1/versions", "friday", """
                {"reason": "周末", "zoneId": "Asia/Shanghai", "stationIds": ["ST-1"], "effectiveFrom": "2019-10-17T16:00:00Z",
                 "periods": [{"from": "00:00", "to": "24:00", "band": "VALLEY",
                              "energyPriceHundredThousandths": 30000, "servicePriceHundredThousandths": 40000}],
                 "dayPlans": [{"name": "周末", "weekdays": ["SATURDAY"], "periods": [
                     {"from": "00:00", "to": "08:00", "band": "VALLEY",
                      "energyPriceHundredThousandths": 30000, "servicePriceHundredThousandths": 40000},
                     {"from": "08:00", "to": "24:00", "band": "PEAK",
                      "energyPriceHundredThousandths": 120000, "servicePriceHundredThousandths": 40000}]}]}""").statusCode(201);
        String samples = """
                {"stationId": "ST-1", "samples": [
                   {"at": "2019-10-%sT23:59:00+08:00", "registerTenthWh": 0},
                   {"at": "2019-10-%sT01:00:00+08:00", "registerTenthWh": 10000}],
                 "chargeEndedAt": "2019-10-18T01:00:00+08:00", "serviceEndedAt": "2019-10-18T01:00:00+08:00"}""";

        admin.post("/quotes", "q", samples.formatted("17", "18")).statusCode(200).body("version", equalTo(1))
                .body("lines[0].periods", contains("00:00–24:00"));
        admin.post("/quotes", "q", samples.formatted("18", "19")).statusCode(200).body("version", equalTo(2))
                .body("lines[0].periods", contains("00:00–24:00", "00:00–08:00"));
        admin.post("/quotes", "q",
                Quotes.GOLDEN.replace("\"tariffId\": \"T-1\", \"version\": 1", "\"stationId\": \"ST-1\""))
                .statusCode(400).body("detail", equalTo("say at which moment the price at this place is asked for"));
    }

    @ParameterizedTest(name = "from {0} to {1}, {2} to {3}: {4}")
    @CsvSource({
            "2019-10-01T00:00:00Z, 2019-11-01T00:00:00Z, 0,    100000000,  200",
            "2019-10-01T00:00:00Z, 2019-11-01T00:00:00Z, 1000, 100001001,  400",
            "2019-10-01T00:00:00Z, 2019-11-01T00:00:01Z, 0,    1,          400",
            "2019-10-01T00:00:00Z, 2019-11-30T00:00:00Z, 0,    2147483647, 400"})
    @DisplayName("is refused, not broken off, above what a session can be")
    void longestCharge(String from, String to, long first, long last, int status) {
        admin(operator).post("/quotes", "q", """
                {"tariffId": "T-1", "version": 1, "samples": [{"at": "%s", "registerTenthWh": %d},
                   {"at": "%s", "registerTenthWh": %d}], "chargeEndedAt": "%s", "serviceEndedAt": "%s"}"""
                .formatted(from, first, to, last, to, to)).statusCode(status);
    }

    /** Billing's QuotedAndBilledTest reads the same file. */
    @Test
    @DisplayName("has line for line, and word for word, what the bill for the same usage has")
    void asBilled() throws IOException {
        JsonNode golden = new ObjectMapper()
                .readTree(Path.of("../libs/rating/src/test/resources/quoted-and-billed.json").toFile());
        var admin = admin(operator);
        String version = ((ObjectNode) golden.get("version")).put("reason", "深谷").toString();
        admin.post("/tariffs/T-1/versions", "golden", version).statusCode(201);
        var usage = ((ObjectNode) golden).deepCopy().retain("samples", "chargeEndedAt", "serviceEndedAt")
                .put("stationId", "ST-1");

        JsonNode quote = new ObjectMapper()
                .readTree(admin.post("/quotes", "q", usage.toString()).statusCode(200).extract().asString());

        assertThat(quote.get("version")).isEqualTo(golden.at("/version/version"));
        assertThat(quote.get("lines")).map(QuoteApiTest::text).containsExactlyElementsOf(
                new ObjectMapper().convertValue(golden.get("lines"), new TypeReference<List<String>>() {}));
        assertThat(quote.get("totalFen")).isEqualTo(golden.get("totalFen"));
        assertThat(quote.get("texts")).isEqualTo(golden.get("texts"));
    }

    private static String text(JsonNode line) {
        return "%s %s %d x %d = %d %s".formatted(line.get("component").asText(), line.path("band").asText("-"),
                line.get("quantity").asLong(), line.get("unitPriceHundredThousandths").asLong(),
                line.get("amountNanoYuan").asLong(), line.get("remarks").toString().replace("\"", ""));
    }

    @Test
    @DisplayName("prices the corrected bill at 3.40")
    void corrected() {
        admin(operator).post("/quotes", "q", Quotes.GOLDEN.replace("11:34:19", "08:19:33")).statusCode(200)
                .body("totalFen", equalTo(340));
    }

    @Test
    @DisplayName("names tariff, version and band when a band has no price")
    void unpriced() {
        admin(operator).post("/quotes", "q", Quotes.GOLDEN.replace("FLAT", "SHARP")).statusCode(422)
                .body("type", equalTo("/problems/band-unpriced"))
                .body("detail", equalTo("tariff T-1 v1 has no price for SHARP")).body("band", equalTo("SHARP"));
    }

    @Test
    @DisplayName("refuses a usage that cannot be")
    void badInput() {
        var admin = admin(operator);
        admin.post("/quotes", "q", Quotes.GOLDEN.replace("30900", "-1")).statusCode(400);
        admin.post("/quotes", "q", Quotes.GOLDEN.replace("30900", "100000001")).statusCode(400);
        admin.post("/quotes", "q", Quotes.GOLDEN.replace("FLAT", "NIGHT")).statusCode(400);
        admin.post("/quotes", "q", Quotes.GOLDEN.replace("2019-10-13T11", "2021-10-13T11")).statusCode(400);
        admin.post("/quotes", "q", Quotes.GOLDEN.replace("}]", "}, {\"band\": \"FLAT\", \"energyTenthWh\": 1}]"))
                .statusCode(400);
        admin.post("/quotes", "q", Quotes.GOLDEN.replace("\"version\": 1", "\"version\": 9")).statusCode(404);
        admin.post("/quotes", "q", "{}").statusCode(400);
    }
}
