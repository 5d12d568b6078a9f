package org.chargeledger.pileingest.protocol.ykc;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.chargeledger.pileingest.app.PileChannel;
import org.chargeledger.pileingest.app.PileLink;
import org.chargeledger.pileingest.domain.Arrival;
import org.chargeledger.pileingest.domain.DayPrices;
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
 * One pile's connection. It does one thing after the other, in the order received, and goes on with what was received
 * when the socket is already closed: an answer means that everything before it is stored.
 */
final class YkcConnection implements PileChannel {

    /** Frames that may wait before the socket is read no further. */
    private static final int FULL = 64;
    private static final int DRAINED = 16;
    private static final int ADMITTED = 0;
    private static final int REFUSED = 1;
    private static final String NO_CARD = "0".repeat(16);

    private final UUID id = UUID.randomUUID();
    private final NetSocket socket;
    private final Context context;
    private final YkcLogin login;
    private final YkcDialogue dialogue;
    private final YkcFrames frames;
    private final InstantSource clock;
    private final OneByOne steps = new OneByOne();
    private final AtomicBoolean poked = new AtomicBoolean();
    private final AtomicBoolean paused = new AtomicBoolean();
    private final AtomicReference<String> closeReason = new AtomicReference<>();
    private final Arrivals arrivals = new Arrivals();
    private volatile boolean spoken;
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
        steps.start("ykc-" + id);
    }

    /** On the event loop. */
    void received(Frame frame, Instant at) {
        spoken = true;
        steps.add(() -> take(frame, at));
        if (steps.waiting() >= FULL && paused.compareAndSet(false, true)) {
            socket.pause();
            steps.add(this::resumeWhenDrained);
        }
    }

    /** On the event loop, when the socket is closed, by whomever. */
    void closed() {
        closeReason.compareAndSet(null, "PILE_CLOSED");
        steps.finish(this::sayGoodbye);
    }

    /** A pile that spoke may have to wait for its login, when ten thousand come back at once. */
    boolean hasSpoken() {
        return spoken;
    }

    /** This replica goes: what waits for a broken world is left to the pile's repetition. */
    void stop() {
        stopping = true;
        close("REPLICA_STOPPED");
    }

    @Override
    public void poke() {
        if (poked.compareAndSet(false, true)) {
            steps.add(this::collect);
        }
    }

    @Override
    public void close(String reason) {
        closeReason.compareAndSet(null, reason);
        socket.close();
    }

    @Override
    public boolean isOpen() {
        return closeReason.get() == null;
    }

    @Override
    public void awaitDrained() {
        steps.awaitFinished();
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

    @Override
    public void prices(DayPrices prices) {
        YkcDialogue.modelSet(link.pile(), prices).ifPresent(set -> write(set, sequence++));
    }

    private void take(Frame frame, Instant at) {
        frames.countOrder(frame);
        Arrival arrival = arrivals.next(at);
        try {
            Optional<Message> message = Reading.of(frame).map(Reading::message);
            String outcome = link == null ? enter(frame, message, arrival) : hear(frame, message, arrival);
            frames.count(frame, outcome);
        } catch (ShortBody e) {
            frames.count(frame, "short");
        } finally {
            resumeWhenDrained();
        }
    }

    /** Nothing is heard before the login, and nobody unknown afterwards. */
    private String enter(Frame frame, Optional<Message> message, Arrival arrival) {
        if (message.isEmpty() || !(message.get() instanceof Login hello)) {
            close("NO_LOGIN");
            return "refused";
        }
        if (!patiently("login", () -> admit(hello, frame, arrival))) {
            return "failed";
        }
        if (link == null) {
            write(new LoginAnswer(hello.pileNo(), REFUSED), frame.sequence());
            close("UNKNOWN_PILE");
            return "refused";
        }
        write(new LoginAnswer(hello.pileNo(), ADMITTED), frame.sequence());
        write(YkcLogin.timeSync(link, clock.instant()), sequence++);
        patiently("resumption", () -> login.resume(link, arrival));
        return "handled";
    }

    private void admit(Login hello, Frame frame, Arrival arrival) {
        login.logIn(hello, id, this, arrival).ifPresent(admitted -> {
            link = admitted;
            dialogue.keep(link, frame, arrival);
        });
    }

    private String hear(Frame frame, Optional<Message> message, Arrival arrival) {
        if (message.isEmpty()) {
            return "ignored";
        }
        if (!YkcDialogue.speaksForItself(link, message.get())) {
            return "foreign";
        }
        dialogue.keep(link, frame, arrival);
        boolean done = patiently(frame.typeCode(), () -> dialogue.answer(link, message.get(), arrival)
                .ifPresent(answer -> write(answer, frame.sequence())));
        return done ? "handled" : "failed";
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
                !stopping && (link != null || isOpen()));
    }

    private void resumeWhenDrained() {
        if (steps.waiting() <= DRAINED && paused.compareAndSet(true, false)) {
            context.runOnContext(ignored -> socket.resume());
        }
    }

    private void write(Message message, int number) {
        socket.write(Buffer.buffer(message.toFrame(number & 0xFFFF).toBytes()));
    }

    @Override
    public String toString() {
        return link == null ? String.valueOf(socket.remoteAddress()) : "pile " + link.pile().pileCode();
    }
}
