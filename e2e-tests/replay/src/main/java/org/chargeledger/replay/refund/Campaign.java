package org.chargeledger.replay.refund;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.chargeledger.replay.Pause;
import org.chargeledger.replay.http.Api;
import org.chargeledger.replay.stack.StackFile;
import org.chargeledger.replay.stack.StackView;

/** What the operator does about its idle fees: away with them, and back with what they took, by two people. */
final class Campaign {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int KILLED_AFTER = 40;
    private static final String BATCHES = "/billing/v1/refund-batches";

    private final Api admin;
    private final Api finance;
    private final StackFile stackFile;
    private final Consumer<String> tell;

    Campaign(Api admin, Api finance, StackFile stackFile, Consumer<String> tell) {
        this.admin = admin;
        this.finance = finance;
        this.stackFile = stackFile;
        this.tell = tell;
    }

    /** From every tariff of the operator; the preview is what is made. */
    JsonNode removeIdleFees(Instant from) {
        Map<String, Object> wish = Map.of("edit", Map.of("kind", "REMOVE_IDLE_FEE"), "stationIds", List.of(),
                "effectiveFrom", from.toString());
        JsonNode preview = admin.ask("/tariff/v1/bulk-changes/preview", wish);
        admin.post("/tariff/v1/bulk-changes", "story-no-idle-fee", Map.of("edit", Map.of("kind", "REMOVE_IDLE_FEE"),
                "stationIds", List.of(), "effectiveFrom", from.toString(), "reason", "占桩费全部取消", "digest",
                preview.path("digest").asText()));
        return preview;
    }

    JsonNode preview(Instant from, Instant to) {
        return finance.ask(BATCHES + "/preview", choice(from, to));
    }

    JsonNode freeze(Instant from, Instant to, JsonNode preview) {
        return finance.post(BATCHES, "story-freeze", Map.of("component", "IDLE_FEE",
                "filter", choice(from, to).get("filter"), "name", "占桩费退费",
                "reason", "10月18日前的占桩费全部取消并退回", "digest", preview.path("digest").asText()));
    }

    private static Map<String, Object> choice(Instant from, Instant to) {
        return Map.of("component", "IDLE_FEE", "filter", Map.of("from", from.toString(), "to", to.toString()));
    }

    /** The first person may not; the second one does. The status with which the first was refused. */
    int approve(JsonNode frozen) {
        String path = BATCHES + "/" + frozen.path("batchId").asText() + "/approve";
        String eTag = "\"" + frozen.path("version").asInt() + "\"";
        Map<String, Object> seen = Map.of("digest", frozen.path("digest").asText());
        int refused = finance.edit("POST", path, "story-approve-alone", eTag, seen).status();
        admin.post(path, "story-approve", eTag, seen);
        return refused;
    }

    /** Kills billing with SIGKILL once some items are refunded and most are not; back when none is open. */
    JsonNode run(String batchId) {
        JsonNode batch = await(batchId, seen -> seen.at("/progress/done").asInt() >= KILLED_AFTER);
        StackView.Running billing = stackFile.read().services().get("billing");
        ProcessHandle.of(billing.pid()).ifPresent(ProcessHandle::destroyForcibly);
        tell.accept("killed -9 billing (pid %d) after %d of %d refunds".formatted(billing.pid(),
                batch.at("/progress/done").asInt(), batch.path("items").asInt()));
        return await(batchId, seen -> seen.path("state").asText().equals("DONE"));
    }

    private JsonNode await(String batchId, Predicate<JsonNode> enough) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode batch = admin.get(BATCHES + "/" + batchId);
            if (enough.test(batch)) {
                return batch;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the batch did not get on: " + batch);
            }
            Pause.of(BETWEEN_LOOKS);
        }
    }

    List<JsonNode> items(String batchId) {
        return admin.all(BATCHES + "/" + batchId + "/items");
    }

    List<JsonNode> totals(String batchId) {
        return admin.all(BATCHES + "/" + batchId + "/totals");
    }
}
