package org.chargeledger.replay.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chargeledger.replay.Pause;
import org.chargeledger.replay.http.Api;
import org.chargeledger.replay.stack.StackFile;
import org.chargeledger.replay.stack.StackView;

/**
 * Watches how many bills are settled while the replay runs, and kills services with SIGKILL when their number comes up;
 * the launcher starts them again. Runs beside the timeline so that a kill meets work in progress.
 */
public final class Watch implements AutoCloseable {

    private static final Duration SELDOM = Duration.ofMillis(500);
    private static final Duration OFTEN = Duration.ofMillis(15);

    private record Shot(String service, int afterSettled) {
    }

    private final Api staff;
    private final StackFile stackFile;
    private final Consumer<String> tell;
    private final List<Shot> pending = new ArrayList<>();
    private final List<String> killed = new ArrayList<>();
    private final Thread thread;
    private volatile Counts counts = new Counts(0, 0, 0, 0, 0);
    private volatile boolean running = true;

    public Watch(Api staff, StackFile stackFile, List<KillOrder> orders, Consumer<String> tell) {
        this.staff = staff;
        this.stackFile = stackFile;
        this.tell = tell;
        orders.forEach(order -> order.afterSettled().forEach(n -> pending.add(new Shot(order.service(), n))));
        thread = Thread.ofVirtual().name("watch").start(this::watch);
    }

    public Counts counts() {
        return counts;
    }

    public synchronized List<String> killed() {
        return List.copyOf(killed);
    }

    public synchronized List<String> notKilled() {
        return pending.stream().map(shot -> shot.service() + "@" + shot.afterSettled()).toList();
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
    }

    private void watch() {
        while (running) {
            try {
                counts = Counts.of(staff.get("/billing/v1/conservation"));
                due().ifPresent(this::kill);
            } catch (IllegalStateException nobodyHome) {
                Pause.of(SELDOM);
            }
            Pause.of(notKilled().isEmpty() ? SELDOM : OFTEN);
        }
    }

    private synchronized Optional<Shot> due() {
        return pending.stream().filter(shot -> counts.billed() >= shot.afterSettled()).findFirst();
    }

    private void kill(Shot shot) {
        StackView.Running service = stackFile.read().services().get(shot.service());
        if (service == null) {
            throw new IllegalArgumentException("no service " + shot.service() + " in the stack");
        }
        if (!service.ready()) {
            return;
        }
        ProcessHandle.of(service.pid()).ifPresent(ProcessHandle::destroyForcibly);
        synchronized (this) {
            pending.remove(shot);
            killed.add("%s (pid %d) after %d settled bills".formatted(shot.service(), service.pid(), counts.billed()));
        }
        tell.accept("killed -9 " + killed().getLast());
    }
}
