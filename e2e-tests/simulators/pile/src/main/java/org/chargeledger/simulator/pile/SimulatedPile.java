package org.chargeledger.simulator.pile;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.chargeledger.simulator.pile.ykc.DownMessage;
import org.chargeledger.simulator.pile.ykc.UpMessage;

/**
 * A pile on its own TCP connection, driven step by step by its caller. It answers the platform by itself, keeps a record
 * until it is acknowledged, and comes back with back-off when the platform dies.
 */
public final class SimulatedPile implements AutoCloseable {

    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(10);
    private static final Duration DELIVERY_PATIENCE = Duration.ofSeconds(180);
    private static final Duration ACKNOWLEDGEMENT_PATIENCE = Duration.ofSeconds(3);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(1);
    private static final String FIRST_CONNECTOR = "01";
    private static final String NO_SIM = "0".repeat(20);

    private final PileIdentity identity;
    private final Supplier<InetSocketAddress> platform;
    private final Signal signal = new Signal();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final Conversation conversation;
    private final Map<String, UpMessage.TransactionRecord> unacknowledged = new ConcurrentHashMap<>();
    private volatile Link link;
    private final AtomicLong framesSent = new AtomicLong();
    private final AtomicLong logins = new AtomicLong();
    private final AtomicBoolean reconnecting = new AtomicBoolean();
    private volatile boolean wanted;
    private volatile boolean refused;
    private volatile String modelNo = "0000";

    public SimulatedPile(PileIdentity identity, Supplier<InetSocketAddress> platform) {
        this.identity = identity;
        this.platform = platform;
        this.conversation = new Conversation(identity);
    }

    public PileIdentity identity() {
        return identity;
    }

    /** Connects, logs in and learns the prices; a pile that is connected already stays as it is. */
    public void connect() {
        wanted = true;
        refused = false;
        if (!online()) {
            reconnect();
            signal.await(() -> online() || !wanted, DELIVERY_PATIENCE);
            if (refused) {
                throw new LoginRefused(identity.protocolId());
            }
            awaitOnline(Duration.ZERO);
        }
    }

    /** Goes offline on purpose: nothing is sent and nobody calls again until {@link #connect()}. */
    public void disconnect() {
        wanted = false;
        Link current = link;
        link = null;
        if (current != null) {
            current.close();
        }
    }

    public boolean online() {
        Link current = link;
        return current != null && !current.lost();
    }

    /** Whether this pile is where its caller wants it to be: connected, or offline on purpose. */
    public boolean settled() {
        return online() || !wanted;
    }

    /** Whether its caller wants it connected. */
    public boolean wanted() {
        return wanted;
    }

    /** Frames sent on all connections so far. */
    public long framesSent() {
        return framesSent.get();
    }

    /** Connections that came to an accepted login so far. */
    public long logins() {
        return logins.get();
    }

    public void awaitOnline(Duration patience) {
        if (!signal.await(this::online, patience)) {
            throw new IllegalStateException("pile " + identity.protocolId() + " found no platform within " + patience);
        }
    }

    /** Sends, and returns when the platform has stored everything; sends all of it again over a new connection. */
    public void deliver(List<? extends UpMessage> messages) {
        if (!wanted) {
            throw new IllegalStateException("pile " + identity.protocolId() + " is offline on purpose");
        }
        messages.stream().filter(UpMessage.TransactionRecord.class::isInstance)
                .map(UpMessage.TransactionRecord.class::cast)
                .forEach(message -> unacknowledged.put(message.serial(), message));
        long deadline = System.nanoTime() + DELIVERY_PATIENCE.toNanos();
        while (!delivered(messages)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("pile " + identity.protocolId() + " could not deliver " + messages);
            }
        }
    }

    /** A heartbeat and its answer: whatever this pile sent before is stored. */
    public void barrier() {
        deliver(List.of());
    }

    /** Sends without waiting for anything. */
    public void send(UpMessage message) {
        try {
            link.send(message);
        } catch (IOException broken) {
            throw new IllegalStateException("pile " + identity.protocolId() + " lost its connection", broken);
        }
    }

    /** The next message suffers this fault. */
    public void inject(Fault fault) {
        faults.add(fault);
    }

    /** How the next remote start of a connector is taken; forgets the starts and stops seen there before. */
    public void expect(String connectorNo, StartReaction reaction) {
        signal.change(() -> conversation.expect(connectorNo, reaction));
    }

    public Optional<DownMessage.RemoteStart> awaitStart(String connectorNo, Duration patience) {
        signal.await(() -> conversation.start(connectorNo).isPresent(), patience);
        return conversation.start(connectorNo);
    }

    public boolean awaitStop(String connectorNo, Duration patience) {
        return signal.await(() -> conversation.stopped(connectorNo), patience);
    }

    public Optional<DownMessage.BillingModel> billingModel() {
        return conversation.model();
    }

    public List<String> unacknowledgedSerials() {
        return unacknowledged.keySet().stream().sorted().toList();
    }

    public boolean awaitAcknowledged(String serial, Duration patience) {
        return signal.await(() -> !unacknowledged.containsKey(serial), patience);
    }

    @Override
    public void close() {
        disconnect();
    }

    private boolean delivered(List<? extends UpMessage> messages) {
        awaitOnline(DELIVERY_PATIENCE);
        Link current = link;
        if (current == null) {
            return false;
        }
        try {
            for (UpMessage message : messages) {
                current.send(message);
            }
            long heartbeat = current.send(new UpMessage.Heartbeat(identity.protocolId(), FIRST_CONNECTOR, false));
            signal.await(() -> current.answered(heartbeat) || current.lost(), DELIVERY_PATIENCE);
            return current.answered(heartbeat) && messages.stream().allMatch(this::acknowledged);
        } catch (IOException broken) {
            current.close();
            return false;
        }
    }

    private boolean acknowledged(UpMessage message) {
        return !(message instanceof UpMessage.TransactionRecord record)
                || awaitAcknowledged(record.serial(), ACKNOWLEDGEMENT_PATIENCE);
    }

    private void logIn() throws IOException {
        Link fresh = new Link(platform.get(), faults, framesSent);
        conversation.forgetLogin();
        fresh.listen(identity.protocolId(), this::heard, this::lost);
        fresh.send(new UpMessage.Login(
                identity.protocolId(), identity.connectorCount(), identity.firmware(), NO_SIM));
        await(fresh, () -> conversation.login().isPresent(), "login");
        if (!conversation.login().orElseThrow().accepted()) {
            fresh.close();
            signal.change(() -> {
                refused = true;
                wanted = false;
            });
            return;
        }
        for (UpMessage.TransactionRecord record : unacknowledged.values()) {
            fresh.send(record);
        }
        learnPrices(fresh);
        signal.change(() -> {
            logins.incrementAndGet();
            link = fresh;
        });
    }

    private void learnPrices(Link fresh) throws IOException {
        fresh.send(new UpMessage.ModelCheck(identity.protocolId(), modelNo));
        await(fresh, () -> conversation.modelAnswer().isPresent(), "billing-model check");
        if (!conversation.modelAnswer().orElseThrow().same()) {
            fresh.send(new UpMessage.ModelRequest(identity.protocolId()));
            await(fresh, () -> conversation.model().isPresent(), "billing-model request");
            modelNo = conversation.model().orElseThrow().modelNo();
        }
    }

    private void await(Link fresh, BooleanSupplier answered, String what) throws IOException {
        signal.await(() -> answered.getAsBoolean() || fresh.lost(), ANSWER_PATIENCE);
        if (!answered.getAsBoolean()) {
            fresh.close();
            throw new IOException("no answer to " + what + " of pile " + identity.protocolId());
        }
    }

    private void heard(Link from, DownMessage message) {
        signal.change(() -> {
            if (message instanceof DownMessage.HeartbeatAnswer) {
                from.heartbeatAnswered();
            }
            if (message instanceof DownMessage.RecordAnswer answer) {
                unacknowledged.remove(answer.serial());
            }
            conversation.heard(message);
        });
        conversation.answer(message).ifPresent(answer -> {
            try {
                from.send(answer);
            } catch (IOException broken) {
                from.close();
            }
        });
    }

    private void lost(Link gone) {
        signal.change(() -> {
        });
        if (wanted && gone == link) {
            reconnect();
        }
    }

    private void reconnect() {
        if (!reconnecting.compareAndSet(false, true)) {
            return;
        }
        Thread.ofVirtual().name("pile-" + identity.protocolId() + "-reconnect").start(() -> {
            Duration backOff = Duration.ofMillis(50);
            while (wanted && !online()) {
                try {
                    logIn();
                } catch (IOException unreachable) {
                    signal.pause(backOff, () -> !wanted);
                    backOff = longer(backOff);
                }
            }
            reconnecting.set(false);
            if (!settled()) {
                reconnect();
            }
        });
    }

    private static Duration longer(Duration backOff) {
        Duration doubled = backOff.multipliedBy(2);
        return doubled.compareTo(LONGEST_BACK_OFF) < 0 ? doubled : LONGEST_BACK_OFF;
    }
}
