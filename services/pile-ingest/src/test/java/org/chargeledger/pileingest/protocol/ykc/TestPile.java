package org.chargeledger.pileingest.protocol.ykc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.chargeledger.pileingest.protocol.ykc.codec.Frame;
import org.chargeledger.pileingest.protocol.ykc.codec.FrameDecoder;
import org.chargeledger.pileingest.protocol.ykc.message.Heartbeat;
import org.chargeledger.pileingest.protocol.ykc.message.HeartbeatAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.Login;
import org.chargeledger.pileingest.protocol.ykc.message.LoginAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.Message;
import org.chargeledger.pileingest.protocol.ykc.message.Reading;
import org.chargeledger.pileingest.protocol.ykc.message.Realtime;
import org.chargeledger.pileingest.protocol.ykc.message.StartAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.TransactionRecord;
import org.chargeledger.pileingest.protocol.ykc.message.TransactionRecord.Rate;

/** A pile on a plain socket, for tests that look at single bytes. */
public final class TestPile implements AutoCloseable {

    /** Kafka waits up to ten seconds for each consumer that got lost on its way back into the group. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);
    public static final String NO_SERIAL = "0".repeat(32);

    private final Socket socket;
    private final String pileNo;
    private final FrameDecoder decoder = new FrameDecoder();
    private final Deque<Message> heard = new ArrayDeque<>();
    private int sequence;

    private TestPile(Socket socket, String pileNo) {
        this.socket = socket;
        this.pileNo = pileNo;
    }

    public static TestPile dial(int port, String pileNo) {
        try {
            var socket = new Socket("localhost", port);
            socket.setTcpNoDelay(true);
            return new TestPile(socket, pileNo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static TestPile loggedIn(int port, String pileNo) {
        TestPile pile = dial(port, pileNo);
        pile.send(pile.login());
        assertThat(pile.hear(LoginAnswer.class).result()).isZero();
        return pile;
    }

    public Login login() {
        return new Login(pileNo, 0, 2, 16, "2090104", 0, "0".repeat(20), 0);
    }

    public Heartbeat heartbeat() {
        return new Heartbeat(pileNo, "01", 0);
    }

    public Realtime realtime(String serial, int status, boolean plugged, long energyTenthWh) {
        return new Realtime(serial, pileNo, "01", status, 2, plugged ? 1 : 0, 3800, 900, 70, "0".repeat(16), 40, 80, 5,
                30, energyTenthWh, energyTenthWh, energyTenthWh, 0);
    }

    public StartAnswer answer(String serial, int result, int reason) {
        return new StartAnswer(serial, pileNo, "01", result, reason);
    }

    /** With all energy at the third rate. */
    public TransactionRecord record(String serial, Instant start, Instant end, long energyTenthWh) {
        return record(serial, start, end, 2, energyTenthWh);
    }

    public TransactionRecord record(String serial, Instant start, Instant end, int rate, long energyTenthWh) {
        var rates = new ArrayList<>(Collections.nCopies(4, new Rate(110000, 0, 0, 0)));
        rates.set(rate, new Rate(110000, energyTenthWh, energyTenthWh, energyTenthWh * 11 / 10));
        return new TransactionRecord(serial, pileNo, "01", local(start), local(end), List.copyOf(rates), 1_000_000,
                1_000_000 + energyTenthWh, energyTenthWh, energyTenthWh, energyTenthWh * 11 / 10, "LB370ADN2SJ000001",
                1, local(end), 0x40, "85F475B23F99BF1B");
    }

    private static Optional<LocalDateTime> local(Instant instant) {
        return Optional.of(LocalDateTime.ofInstant(instant, ZoneId.of("Asia/Shanghai")));
    }

    public byte[] bytes(Message message) {
        return message.toFrame(sequence++).toBytes();
    }

    public void send(Message... messages) {
        for (Message message : messages) {
            send(bytes(message));
        }
    }

    public void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A heartbeat and its answer: everything sent before is stored. */
    public void barrier() {
        send(heartbeat());
        hear(HeartbeatAnswer.class);
    }

    /** The next message of the type; others that come before are dropped. */
    public <M extends Message> M hear(Class<M> type) {
        return hears(type, PATIENCE).orElseThrow(() -> new AssertionError("%s is not told to pile %s in %d s".formatted(
                type.getSimpleName(), pileNo, PATIENCE.toSeconds())));
    }

    /** Empty when the platform is silent for so long; one that hangs up is not silent. */
    public <M extends Message> Optional<M> hears(Class<M> type, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            while (!heard.isEmpty()) {
                Message message = heard.poll();
                if (type.isInstance(message)) {
                    return Optional.of(type.cast(message));
                }
            }
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                return Optional.empty();
            }
            if (read(left) < 0) {
                throw new UncheckedIOException(new EOFException("pile %s is hung up on while it waits for %s".formatted(
                        pileNo, type.getSimpleName())));
            }
        }
    }

    /** True when the platform hangs up. */
    public boolean isHungUpOn() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (read(500) < 0) {
                return true;
            }
        }
        return false;
    }

    /** Bytes read; -1 at the end of the stream. */
    private int read(long millis) {
        try {
            socket.setSoTimeout((int) millis);
            byte[] buffer = new byte[4096];
            int count = socket.getInputStream().read(buffer);
            if (count > 0) {
                for (Frame frame : decoder.feed(Arrays.copyOf(buffer, count))) {
                    heard.add(Reading.of(frame).orElseThrow().message());
                }
            }
            return count;
        } catch (SocketTimeoutException e) {
            return 0;
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
