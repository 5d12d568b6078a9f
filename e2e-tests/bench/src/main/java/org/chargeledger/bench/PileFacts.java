package org.chargeledger.bench;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.chargeledger.kit.event.CloudEvents;

/** Says what pile-ingest would say of an hour's charging: 7 kWh in one band, 12 in the next, then ten minutes idle. */
final class PileFacts implements AutoCloseable {

    /** Facts of one session before its record. */
    static final int BEFORE_RECORD = 6;
    private static final String TOPIC = "pile-ingest.pile-fact.v1";
    private final KafkaProducer<String, String> producer;

    PileFacts(Map<String, Object> kafka) {
        var config = new HashMap<>(kafka);
        config.put("acks", "all");
        producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    /** Everything but the record. */
    void beforeRecord(int session) {
        send(session, "session-started", "2019-10-16T00:00:30Z", "");
        progressed(session, "2019-10-16T00:30:00Z", "CHARGING", true, 70_000);
        progressed(session, "2019-10-16T00:59:55Z", "CHARGING", true, 190_000);
        progressed(session, "2019-10-16T01:00:10Z", "IDLE", true, 190_000);
        progressed(session, "2019-10-16T01:10:00Z", "IDLE", false, 0);
        progressed(session, "2019-10-16T01:10:15Z", "IDLE", false, 0);
    }

    private void progressed(int session, String at, String status, boolean plugged, long energyTenthWh) {
        send(session, "session-progressed", at, """
                ,"status":"%s","plugged":%s,"energyTenthWh":%d,"lossEnergyTenthWh":%d,"reportedAmountTenThousandths":0,
                "chargedMinutes":30,"soc":61,"voltageTenthV":3821,"currentTenthA":964"""
                .formatted(status, plugged, energyTenthWh, energyTenthWh));
    }

    /** The record, which is all that a prepared session waits for. */
    void record(int session) {
        send(session, "record-received", "2019-10-16T01:10:20Z", """
                ,"chargeStartedAt":"2019-10-16T00:00:30Z","chargeEndedAt":"2019-10-16T01:00:00Z","bands":[%s,%s,%s,%s],
                "meterStartTenthWh":413847110,"meterEndTenthWh":414037110,"energyTenthWh":190000,
                "lossEnergyTenthWh":190000,"reportedAmountTenThousandths":249800,"stopReason":"REMOTE",
                "rawStopReason":"0x40\"""".formatted(band("SHARP", 0, 164_000, 0),
                band("PEAK", 120_000, 144_000, 172_800), band("FLAT", 70_000, 110_000, 77_000),
                band("VALLEY", 0, 74_000, 0)));
    }

    private static String band(String band, int energyTenthWh, int unitPrice, int amount) {
        return """
                {"band":"%s","energyTenthWh":%d,"lossEnergyTenthWh":%d,"unitPriceHundredThousandths":%d,
                "reportedAmountTenThousandths":%d}""".formatted(band, energyTenthWh, energyTenthWh, unitPrice, amount);
    }

    private void send(int session, String name, String at, String more) {
        String pile = Fleet.pileCode(session);
        String billNo = Fleet.billNo(session);
        String json = """
                {"operatorId":"%s","stationId":"ST-108","pileCode":"%s","connectorNo":"01","billNo":"%s",
                "transactionNo":"%s01%s","observedAt":"%s"%s}""".formatted(Fleet.OPERATOR, pile, billNo,
                pile.substring(6), billNo.substring(2, 18), at, more);
        producer.send(CloudEvents.record(TOPIC, pile, UUID.randomUUID(), "pile-ingest." + name + ".v1", Fleet.OPERATOR,
                Instant.parse(at), null, json));
    }

    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
