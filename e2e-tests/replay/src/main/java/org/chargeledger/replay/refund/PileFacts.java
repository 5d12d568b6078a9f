package org.chargeledger.replay.refund;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.chargeledger.replay.http.Http;

/**
 * Speaks in pile-ingest's place, which does not run: stations and what their piles report, as its events have it. Thousands
 * of sessions come in minutes this way, and billing cannot tell the difference.
 */
final class PileFacts implements AutoCloseable {

    private static final String FACTS = "pile-ingest.pile-fact.v1";
    private static final String STATIONS = "pile-ingest.station.v1";
    /** A connector at which nothing happens is told of this often. */
    private static final Duration REPORTS = Duration.ofMinutes(5);
    private static final long PRICE_HUNDRED_THOUSANDTHS = 110_000;

    private final String operatorId;
    private final KafkaProducer<String, String> producer;

    PileFacts(String operatorId, String bootstrapServers) {
        this.operatorId = operatorId;
        this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "5"),
                new StringSerializer(), new StringSerializer());
    }

    void stations(List<Site> sites) {
        await(sites.stream().map(site -> send(STATIONS, site.stationId(), "station-changed", Instant.EPOCH, Map.of(
                "operatorId", operatorId, "stationId", site.stationId(), "name", site.name(), "zoneId",
                IdleCampaign.ZONE.getId(), "piles", site.piles().stream().map(pile -> Map.of("pileCode", pile.pileCode(),
                        "connectors", Site.CONNECTORS, "model", "ZPD-60", "vendor", "ZPD", "ratedPowerW", 60_000))
                        .toList()))).toList());
    }

    /** Everything the piles say of these sessions, from the start to the pulled plug; back when it is stored. */
    void told(List<IdleSession> sessions) {
        var sent = new ArrayList<Future<RecordMetadata>>();
        sessions.forEach(session -> sent.addAll(told(session)));
        await(sent);
    }

    private List<Future<RecordMetadata>> told(IdleSession s) {
        Instant out = s.unpluggedAt();
        var told = new ArrayList<>(List.of(say(s, "session-started", s.chargeStartedAt(), Map.of()),
                progressed(s, s.chargeStartedAt().plusSeconds(s.chargeSeconds() / 2), "CHARGING", true,
                        s.energyTenthWh() / 2),
                progressed(s, s.chargeEndedAt().plusSeconds(2), "IDLE", true, s.energyTenthWh()),
                say(s, "record-received", s.chargeEndedAt().plusSeconds(4), record(s))));
        for (Instant at = s.chargeEndedAt().plus(REPORTS); at.isBefore(out); at = at.plus(REPORTS)) {
            told.add(progressed(s, at, "IDLE", true, s.energyTenthWh()));
        }
        told.add(progressed(s, out, "IDLE", false, 0));
        told.add(progressed(s, out.plusSeconds(15), "IDLE", false, 0));
        return told;
    }

    private Future<RecordMetadata> progressed(IdleSession session, Instant at, String status, boolean plugged, long energy) {
        return say(session, "session-progressed", at, Map.of("status", status, "plugged", plugged, "energyTenthWh", energy,
                "lossEnergyTenthWh", energy, "reportedAmountTenThousandths", 0, "chargedMinutes", 1, "soc", 50,
                "voltageTenthV", 2200, "currentTenthA", 320));
    }

    private static Map<String, Object> record(IdleSession session) {
        long energy = session.energyTenthWh();
        var record = new LinkedHashMap<String, Object>();
        record.put("chargeStartedAt", session.chargeStartedAt().toString());
        record.put("chargeEndedAt", session.chargeEndedAt().toString());
        record.put("bands", List.of(Map.of("band", "FLAT", "energyTenthWh", energy, "lossEnergyTenthWh", energy,
                "unitPriceHundredThousandths", PRICE_HUNDRED_THOUSANDTHS, "reportedAmountTenThousandths", 0)));
        record.put("meterStartTenthWh", 0);
        record.put("meterEndTenthWh", energy);
        record.put("energyTenthWh", energy);
        record.put("lossEnergyTenthWh", energy);
        record.put("reportedAmountTenThousandths", 0);
        record.put("stopReason", "FULL");
        record.put("rawStopReason", "0x40");
        return record;
    }

    private Future<RecordMetadata> say(IdleSession session, String name, Instant at, Map<String, Object> more) {
        String pileCode = session.pile().pileCode();
        var body = new LinkedHashMap<String, Object>();
        body.put("operatorId", operatorId);
        body.put("stationId", session.pile().site().stationId());
        body.put("pileCode", pileCode);
        body.put("connectorNo", session.connectorNo());
        body.put("billNo", session.billNo());
        body.put("transactionNo", pileCode.substring(4, 18) + session.connectorNo() + session.billNo().substring(2, 18));
        body.put("observedAt", at.toString());
        body.putAll(more);
        return send(FACTS, pileCode, name, at, body);
    }

    private Future<RecordMetadata> send(String topic, String key, String name, Instant at, Map<String, ?> body) {
        String json = Http.JSON.valueToTree(body).toString();
        var record = new ProducerRecord<>(topic, key, json);
        String type = "pile-ingest." + name + ".v1";
        Map.of("ce_specversion", "1.0", "ce_id", UUID.nameUUIDFromBytes((type + json).getBytes(StandardCharsets.UTF_8))
                .toString(), "ce_type", type, "ce_source", "/pile-ingest", "ce_time", at.toString(), "ce_operatorid",
                operatorId, "content-type", "application/json").forEach((header, value) ->
                        record.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
        return producer.send(record);
    }

    private static void await(List<Future<RecordMetadata>> sent) {
        try {
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Kafka did not take a fact", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
