package org.chargeledger.replay.quiet;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.chargeledger.replay.Pause;
import org.chargeledger.replay.stack.StackView;

/**
 * Tells when the effects of everything that happened so far have arrived. One look is enough because of its order: first every
 * consumer group has committed to the end of its topics, so all effects are in the databases; then every outbox is empty, so all
 * of them are published; then the topics end where they ended before, so all of that is consumed too. Only then may business
 * time move.
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
        long lookedAt = System.nanoTime();
        while (!quiet()) {
            refuseAfter(deadline, waitingFor);
            Pause.of(BETWEEN_LOOKS);
            lookedAt = spent(waitingFor, lookedAt);
        }
        spent("the look that finds all at rest", lookedAt);
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

    private boolean quiet() {
        try {
            Offsets.Look look = offsets.look();
            if (!look.behind().isEmpty()) {
                return stillWaitingFor("consumers "
                        + look.behind().stream().map(reader -> reader.replaceAll("-[0-9]+$", "")).distinct().toList());
            }
            List<String> publishing = outboxes.waiting();
            if (!publishing.isEmpty()) {
                return stillWaitingFor("outboxes of " + publishing);
            }
            if (!pilesSettled.getAsBoolean()) {
                return stillWaitingFor("piles to reconnect");
            }
            return offsets.ends().equals(look.ends()) || stillWaitingFor("what was just published");
        } catch (SQLException | ExecutionException unreachable) {
            return stillWaitingFor(unreachable.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private boolean stillWaitingFor(String reason) {
        waitingFor = reason;
        return false;
    }

    private long spent(String reason, long sinceNanos) {
        long now = System.nanoTime();
        spentNanos.merge(reason, now - sinceNanos, Long::sum);
        return now;
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
