package org.chargeledger.replay.quiet;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.chargeledger.replay.Pause;
import org.chargeledger.replay.stack.StackView;

/**
 * Tells when the effects of everything that happened so far have arrived: every outbox is empty and every consumer group
 * has committed to the end, seen twice with nothing new in between. Only then may business time move.
 */
public final class Quiescence implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(4);
    private static final Duration LEARN_EVERY = Duration.ofSeconds(5);

    private final Outboxes outboxes;
    private final Offsets offsets;
    private final BooleanSupplier pilesSettled;
    private long learntAtNanos;
    private final Map<String, Long> spentNanos = new HashMap<>();
    private String waitingFor = "";

    public Quiescence(StackView stack, BooleanSupplier pilesSettled) {
        this.outboxes = new Outboxes(stack);
        this.offsets = new Offsets(stack.kafkaBootstrapServers());
        this.pilesSettled = pilesSettled;
    }

    /** Waits until every consumer group of the suite has its partitions. */
    public void awaitReaders() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!learn()) {
            refuseAfter(deadline, "consumer groups to gather");
            Pause.of(Duration.ofMillis(200));
        }
    }

    public void await() {
        if (System.nanoTime() - learntAtNanos > LEARN_EVERY.toNanos()) {
            learn();
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Map<TopicPartition, Long> before = Map.of();
        while (true) {
            long lookedAt = System.nanoTime();
            Map<TopicPartition, Long> ends = endsWhenQuiet();
            spentNanos.merge(ends.isEmpty() ? waitingFor : "looking", System.nanoTime() - lookedAt, Long::sum);
            if (!ends.isEmpty() && ends.equals(before)) {
                return;
            }
            before = ends;
            if (ends.isEmpty()) {
                refuseAfter(deadline, waitingFor);
                Pause.of(BETWEEN_LOOKS);
                spentNanos.merge(waitingFor, BETWEEN_LOOKS.toNanos(), Long::sum);
            }
        }
    }

    /** Where the waiting went, longest first. */
    public String spent() {
        return spentNanos.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(12)
                .map(entry -> "  %6d ms  %s%n".formatted(Duration.ofNanos(entry.getValue()).toMillis(), entry.getKey()))
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        outboxes.close();
        offsets.close();
    }

    /** What the topics hold, or nothing while somebody has something to do. */
    private Map<TopicPartition, Long> endsWhenQuiet() {
        try {
            List<String> publishing = outboxes.waiting();
            if (!publishing.isEmpty()) {
                return nothing("outboxes of " + publishing);
            }
            Offsets.Look look = offsets.look();
            if (!look.behind().isEmpty()) {
                return nothing("consumers " + look.behind().stream().map(b -> b.replaceAll("-[0-9]+$", "")).distinct().toList());
            }
            return pilesSettled.getAsBoolean() ? look.ends() : nothing("piles to reconnect");
        } catch (SQLException | ExecutionException unreachable) {
            return nothing(unreachable.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Map<TopicPartition, Long> nothing(String reason) {
        waitingFor = reason;
        return Map.of();
    }

    private boolean learn() {
        try {
            learntAtNanos = System.nanoTime();
            return offsets.learnReaders();
        } catch (ExecutionException notNow) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void refuseAfter(long deadline, String what) {
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException("The suite did not come to rest within " + PATIENCE + ": waiting for " + what);
        }
    }
}
