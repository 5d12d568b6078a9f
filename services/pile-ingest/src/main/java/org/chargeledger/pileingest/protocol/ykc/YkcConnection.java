package org.chargeledger.pileingest.protocol.ykc;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.chargeledger.kit.trace.Trace;
import org.chargeledger.pileingest.app.PileChannel;
import org.chargeledger.pileingest.app.PileLink;
import org.chargeledger.pileingest.domain.Arrival;
import org.chargeledger.pileingest.domain.StartAttempt;
import org.chargeledger.pileingest.protocol.ykc.codec.Frame;
import org.chargeledger.pileingest.protocol.ykc.codec.ShortBody;
import org.chargeledger.pileingest.protocol.ykc.message.Login;
import org.chargeledger.pileingest.protocol.ykc.message.LoginAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.Message;
import org.chargeledger.pileingest.protocol.ykc.message.Reading;
import org.chargeledger.pileingest.protocol.ykc.message.StartCommand;
import org.chargeledger.pileingest.protocol.ykc.message.StopCommand;

/**
 * One pile's connection. Its own virtual thread does one thing after the other, in the order received, and goes on
 * with what was received when the socket is already closed: an answer means that everything before it is stored.
 */
final class YkcConnection implements PileChannel {

    private static final int FULL = 64;
    private static final int DRAINED = 16;
    private static final int REFUSED = 1;
    private static final String NO_CARD = "0".repeat(16);

    private sealed interface Work {}

    private record Received(Frame frame, Instant at) implements Work {}

    private record Poked() implements Work {}

    private record Closed() implements Work {}

    private final UUID id = UUID.randomUUID();
    private final NetSocket socket;
    private final Context context;
    private final YkcLogin login;
    private final YkcDialogue dialogue;
    private final YkcFrames frames;
    private final InstantSource clock;
    private final BlockingQueue<Work> work = new LinkedBlockingQueue<>();
    private final AtomicBoolean poked = new AtomicBoolean();
    private final AtomicBoolean paused = new AtomicBoolean();
    private final AtomicReference<String> closeReason = new AtomicReference<>();
    private final CountDownLatch drained = new CountDownLatch(1);
    private final Arrivals arrivals = new Arrivals();
    private volatile boolean stopping;
    private volatile PileLink link;
    private int sequence;

    YkcConnection(NetSocket socket, Context context, YkcLogin login, YkcDialogue dialogue, YkcFrames frames,
            InstantSource clock) {
        this.socket = socket;
        this.context = context;
        this.login = login;
        this.dialogue = dialogue;
        this.frames = frames;
        this.clock = clock;
    }

    void open() {
        Thread.ofVirtual().name("ykc-" + id).start(this::work);
    }

    /** On the event loop. */
    void received(Frame frame, Instant at) {
        work.add(new Received(frame, at));
        if (work.size() >= FULL && paused.compareAndSet(false, true)) {
            socket.pause();
        }
    }

    /** On the event loop, when the socket is closed, by whomever. */
    void closed() {
        closeReason.compareAndSet(null, "PILE_CLOSED");
        work.add(new Closed());
    }

    boolean isLoggedIn() {
        return link != null;
    }

    /** This replica goes: what waits for a broken world is left to the pile's repetition. */
    void stop() {
        stopping = true;
        close("REPLICA_STOPPED");
    }

    @Override
    public void poke() {
        if (poked.compareAndSet(false, true)) {
            work.add(new Poked());
        }
    }

    @Override
    public void close(String reason) {
        closeReason.compareAndSet(null, reason);
        socket.close();
    }

    @Override
    public void awaitDrained() {
        try {
            drained.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start(StartAttempt attempt) {
        write(new StartCommand(attempt.transactionNo(), link.pile().protocolId(), attempt.connectorNo(), NO_CARD,
                NO_CARD, attempt.balanceFen()), sequence++);
    }

    @Override
    public void stop(String connectorNo) {
        write(new StopCommand(link.pile().protocolId(), connectorNo), sequence++);
    }

    private void work() {
        try {
            while (true) {
                Work next = work.take();
                Trace.enter(null);
                switch (next) {
                    case Received received -> take(received);
                    case Poked ignored -> collect();
                    case Closed ignored -> {
                        sayGoodbye();
                        return;
                    }
                }
                resumeWhenDrained();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Trace.leave();
            drained.countDown();
        }
    }

    private void take(Received received) {
        Frame frame = received.frame();
        frames.countOrder(frame);
        Arrival arrival = arrivals.next(received.at());
        try {
            Optional<Message> message = Reading.of(frame).map(Reading::message);
            if (link == null) {
                enter(frame, message, arrival);
            } else if (message.isEmpty()) {
                frames.count(frame, "ignored");
            } else if (!YkcDialogue.speaksForItself(link, message.get())) {
                frames.count(frame, "foreign");
            } else {
                dialogue.keep(link, frame, arrival);
                boolean done = patiently(frame.typeCode(), () ->
                        dialogue.answer(link, message.get(), arrival)
                                .ifPresent(answer -> write(answer, frame.sequence())));
                frames.count(frame, done ? "handled" : "failed");
            }
        } catch (ShortBody e) {
            frames.count(frame, "short");
        }
    }

    /** Nothing is heard before the login, and nobody unknown afterwards. */
    private void enter(Frame frame, Optional<Message> message, Arrival arrival) {
        if (message.isPresent() && message.get() instanceof Login hello) {
            boolean done = patiently("login", () -> admit(hello, frame, arrival));
            frames.count(frame, !done ? "failed" : link == null ? "refused" : "handled");
        } else {
            frames.count(frame, "refused");
            close("NO_LOGIN");
        }
    }

    private void admit(Login hello, Frame frame, Arrival arrival) {
        Optional<PileLink> admitted = login.logIn(hello, id, this, arrival);
        if (admitted.isEmpty()) {
            write(new LoginAnswer(hello.pileNo(), REFUSED), frame.sequence());
            close("UNKNOWN_PILE");
            return;
        }
        link = admitted.get();
        dialogue.keep(link, frame, arrival);
        write(new LoginAnswer(hello.pileNo(), 0), frame.sequence());
        write(login.timeSync(hello, arrival), sequence++);
        login.resume(link, arrival);
    }

    private void collect() {
        poked.set(false);
        if (link != null) {
            Arrival arrival = arrivals.next(clock.instant());
            patiently("command", () -> login.collect(link, arrival));
        }
    }

    private void sayGoodbye() {
        if (link != null) {
            Arrival arrival = arrivals.next(clock.instant());
            patiently("goodbye", () -> login.gone(link, closeReason.get(), arrival));
        }
    }

    /** A stranger's login is not worth waiting for once it hung up; what a known pile said is. */
    private boolean patiently(String what, Runnable step) {
        return Patience.untilDone(what + " of " + this, step, () ->
                !stopping && (link != null || closeReason.get() == null));
    }

    private void resumeWhenDrained() {
        if (work.size() <= DRAINED && paused.compareAndSet(true, false)) {
            context.runOnContext(ignored -> socket.resume());
        }
    }

    private void write(Message message, int number) {
        socket.write(Buffer.buffer(message.toFrame(number & 0xFFFF).toBytes()));
    }

    @Override
    public String toString() {
        return link == null ? socket.remoteAddress().toString() : "pile " + link.pile().pileCode();
    }
}
