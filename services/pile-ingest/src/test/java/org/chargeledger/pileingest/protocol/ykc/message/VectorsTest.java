package org.chargeledger.pileingest.protocol.ykc.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.chargeledger.pileingest.protocol.ykc.codec.Frame;
import org.chargeledger.pileingest.protocol.ykc.codec.Frame.CrcOrder;
import org.chargeledger.pileingest.protocol.ykc.codec.FrameDecoder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("YKC frames of the document and of real piles")
class VectorsTest {

    record Vector(String name, byte[] bytes, JsonNode decoded) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Vector> all() throws IOException {
        try (var json = VectorsTest.class.getResourceAsStream("/ykc-vectors.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(json).spliterator(), false)
                    .map(node -> new Vector(node.get("name").asText(),
                            HexFormat.of().parseHex(node.get("hex").asText()), node.get("decoded")))
                    .toList().stream();
        }
    }

    static Stream<Vector> wellFormed() throws IOException {
        return all().filter(vector -> vector.decoded().get("lengthOk").asBoolean());
    }

    static Stream<Vector> badLength() throws IOException {
        return all().filter(vector -> !vector.decoded().get("lengthOk").asBoolean());
    }

    static Stream<Vector> read() throws IOException {
        return wellFormed().filter(vector -> Reading.of(frame(vector)).isPresent());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wellFormed")
    @DisplayName("are taken with their type, sequence, flag and CRC order")
    void takesHeader(Vector vector) {
        Frame frame = frame(vector);
        JsonNode expected = vector.decoded();

        assertThat("0x" + frame.typeCode()).isEqualTo(expected.get("type").asText());
        assertThat("%04X".formatted(frame.sequence())).isEqualTo(expected.get("sequenceRaw").asText());
        assertThat(frame.encrypted()).isEqualTo(expected.get("encrypt").asInt() != 0);
        assertThat(frame.crcOrder() == CrcOrder.LOW_FIRST ? "LE" : "BE").isEqualTo(expected.get("crcOrder").asText());
        assertThat(frame.toBytes()).isEqualTo(vector.bytes());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badLength")
    @DisplayName("with a wrong length byte are dropped, and the frame behind them is taken")
    void resyncs(Vector vector) throws IOException {
        var decoder = new FrameDecoder();
        byte[] good = wellFormed().findFirst().orElseThrow().bytes();

        assertThat(decoder.feed(vector.bytes())).isEmpty();
        var frames = new ArrayList<>(decoder.feed(good));
        while (decoder.pendingBytes() > 0) {
            frames.addAll(decoder.expire());
        }
        assertThat(frames).extracting(Frame::type).containsExactly(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("read")
    @DisplayName("are read field by field and written back byte for byte")
    void readsFields(Vector vector) {
        Frame frame = frame(vector);
        Message message = Reading.of(frame).orElseThrow().message();
        JsonNode body = vector.decoded().get("body");

        fields(message).forEach((name, value) -> assertThat(value).as(name).isEqualTo(text(body.get(name))));
        Frame written = message.toFrame(frame.sequence());
        assertThat(Reading.of(written).orElseThrow().message()).isEqualTo(message);
        if (namesNoDayOfWeek(body)) {
            assertThat(written.body()).isEqualTo(frame.body());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("read")
    @DisplayName("may carry more than the known part, and the rest is kept as hex")
    void toleratesTails(Vector vector) {
        Frame frame = frame(vector);
        byte[] longer = Arrays.copyOf(frame.body(), frame.body().length + 2);
        longer[longer.length - 1] = (byte) 0xAB;

        Reading reading = Reading.of(Frame.plain(0, frame.type(), longer)).orElseThrow();

        assertThat(reading.tail()).isEqualTo("00AB");
        assertThat(reading.message()).isEqualTo(Reading.of(frame).orElseThrow().message());
    }

    static Frame frame(Vector vector) {
        return new FrameDecoder().feed(vector.bytes()).getFirst();
    }

    /** The day of the week is read past and never written. */
    static boolean namesNoDayOfWeek(JsonNode body) {
        return body.findValues("dow").stream().allMatch(day -> day.asInt() == 0);
    }

    /** The vectors name time as an object and numbers with decimals as text. */
    static String text(JsonNode node) {
        return node.isObject() ? node.get("local").asText() : node.asText();
    }

    static Map<String, String> fields(Message message) {
        var map = new LinkedHashMap<String, String>();
        switch (message) {
            case Login m -> put(map, "pileNo", m.pileNo(), "pileType", m.pileType(), "gunCount", m.gunCount(),
                    "protocolVersionX10", m.protocolVersionTimes10(), "software", m.software(), "netType", m.netType(),
                    "sim", m.sim(), "carrier", m.carrier());
            case LoginAnswer m -> put(map, "pileNo", m.pileNo(), "result", m.result());
            case Heartbeat m -> put(map, "pileNo", m.pileNo(), "gunNo", m.gunNo(), "gunState", m.gunState());
            case HeartbeatAnswer m -> put(map, "pileNo", m.pileNo(), "gunNo", m.gunNo(), "ack", m.ack());
            case ModelCheck m -> put(map, "pileNo", m.pileNo(), "modelNo", m.modelNo());
            case ModelCheckAnswer m -> put(map, "pileNo", m.pileNo(), "modelNo", m.modelNo(), "result", m.result());
            case ModelRequest m -> put(map, "pileNo", m.pileNo());
            case BillingModel m -> putModel(map, m);
            case ModelSet m -> putModel(map, m.model());
            case ModelSetAnswer m -> put(map, "pileNo", m.pileNo(), "result", m.result());
            case Realtime m -> put(map, "serial", m.serial(), "pileNo", m.pileNo(), "gunNo", m.gunNo(),
                    "status", m.status(), "gunHomed", m.homed(), "gunPlugged", m.plugged(),
                    "voltage", decimal(m.voltageTenthV(), 1), "current", decimal(m.currentTenthA(), 1),
                    "cableTemp", m.cableTemperature() - 50, "soc", m.soc(), "chargedMinutes", m.chargedMinutes(),
                    "energy", decimal(m.energyTenthWh(), 4), "lossEnergy", decimal(m.lossEnergyTenthWh(), 4),
                    "amount", decimal(m.amountTenThousandths(), 4), "faultBits", m.faults());
            case StartCommand m -> put(map, "serial", m.serial(), "pileNo", m.pileNo(), "gunNo", m.gunNo(),
                    "logicalCard", m.logicalCard(), "physicalCard", m.physicalCard(),
                    "balance", decimal(m.balanceFen(), 2));
            case StartAnswer m -> put(map, "serial", m.serial(), "pileNo", m.pileNo(), "gunNo", m.gunNo(),
                    "startOk", m.result(), "failReason", m.reason());
            case StopCommand m -> put(map, "pileNo", m.pileNo(), "gunNo", m.gunNo());
            case StopAnswer m -> put(map, "pileNo", m.pileNo(), "gunNo", m.gunNo(), "stopOk", m.result(),
                    "failReason", m.reason());
            case TransactionRecord m -> putRecord(map, m);
            case RecordAnswer m -> put(map, "serial", m.serial(), "result", m.result());
            case TimeSync m -> put(map, "pileNo", m.pileNo(), "time", time(m.time()));
            case TimeSyncAnswer m -> put(map, "pileNo", m.pileNo(), "time", time(m.time()));
        }
        return map;
    }

    private static void putModel(Map<String, String> map, BillingModel m) {
        put(map, "pileNo", m.pileNo(), "modelNo", m.modelNo(), "lossRatio", m.lossRatio());
        var names = List.of("sharp", "peak", "flat", "valley");
        for (int i = 0; i < names.size(); i++) {
            put(map, names.get(i) + "ElecPrice", decimal(m.prices().get(i).energyHundredThousandths(), 5),
                    names.get(i) + "ServicePrice", decimal(m.prices().get(i).serviceHundredThousandths(), 5));
        }
        map.put("slots", String.join("", m.rateOfHalfHour().stream().map(String::valueOf).toList()));
    }

    private static void putRecord(Map<String, String> map, TransactionRecord m) {
        put(map, "serial", m.serial(), "pileNo", m.pileNo(), "gunNo", m.gunNo(), "startTime", time(m.start()),
                "endTime", time(m.end()), "meterStart", decimal(m.meterStartTenthWh(), 4),
                "meterEnd", decimal(m.meterEndTenthWh(), 4), "totalEnergy", decimal(m.energyTenthWh(), 4),
                "totalLossEnergy", decimal(m.lossEnergyTenthWh(), 4),
                "totalAmount", decimal(m.amountTenThousandths(), 4), "vin", m.vin(), "startFlag", m.startFlag(),
                "tradeTime", time(m.tradeTime()), "stopReason", "0x%02X".formatted(m.stopReason()),
                "physicalCard", m.physicalCard());
        var names = List.of("sharp", "peak", "flat", "valley", "deepValley");
        for (int i = 0; i < m.rates().size(); i++) {
            var rate = m.rates().get(i);
            put(map, names.get(i) + "Price", decimal(rate.priceHundredThousandths(), 5),
                    names.get(i) + "Energy", decimal(rate.energyTenthWh(), 4),
                    names.get(i) + "LossEnergy", decimal(rate.lossEnergyTenthWh(), 4),
                    names.get(i) + "Amount", decimal(rate.amountTenThousandths(), 4));
        }
    }

    private static String decimal(long scaled, int decimals) {
        return BigDecimal.valueOf(scaled, decimals).toPlainString();
    }

    private static String time(Optional<LocalDateTime> time) {
        return time.orElseThrow().format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS"));
    }

    private static void put(Map<String, String> map, Object... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], String.valueOf(pairs[i + 1]));
        }
    }
}
