package org.chargeledger.simulator.pile;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.chargeledger.simulator.pile.ykc.DownMessage;
import org.chargeledger.simulator.pile.ykc.Frame;
import org.chargeledger.simulator.pile.ykc.FrameReader;
import org.chargeledger.simulator.pile.ykc.UpMessage;

/** One TCP connection of a pile; its sequence numbers start at zero and end with it. */
final class Link implements AutoCloseable {

    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    private final Socket socket = new Socket();
    private final Line line;
    private final AtomicLong framesSent;
    private int sequence;
    private long heartbeatsSent;
    private volatile long heartbeatsAnswered;
    private volatile boolean lost;

    Link(InetSocketAddress platform, Queue<Fault> faults, AtomicLong framesSent) throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(platform, CONNECT_TIMEOUT_MILLIS);
        this.framesSent = framesSent;
        line = new Line(socket.getOutputStream(), faults);
    }

    void listen(String name, BiConsumer<Link, DownMessage> onMessage, Consumer<Link> onLost) {
        Thread.ofVirtual().name("pile-" + name).start(() -> {
            try {
                read(onMessage);
            } finally {
                lost = true;
                close();
                onLost.accept(this);
            }
        });
    }

    /** How many heartbeats have left on this link, so that a sender can wait for the answer to its own. */
    synchronized long send(UpMessage message) throws IOException {
        line.write(new Frame(sequence, message.type(), message.body()).bytes());
        framesSent.incrementAndGet();
        sequence = sequence + 1 & 0xFFFF;
        if (message instanceof UpMessage.Heartbeat) {
            heartbeatsSent++;
        }
        return heartbeatsSent;
    }

    void heartbeatAnswered() {
        heartbeatsAnswered++;
    }

    boolean answered(long heartbeat) {
        return heartbeatsAnswered >= heartbeat;
    }

    boolean lost() {
        return lost;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closing) {
            lost = true;
        }
    }

    private void read(BiConsumer<Link, DownMessage> onMessage) {
        var frames = new FrameReader();
        byte[] segment = new byte[4096];
        try {
            InputStream in = socket.getInputStream();
            for (int length = in.read(segment); length >= 0; length = in.read(segment)) {
                for (Frame frame : frames.read(segment, length)) {
                    onMessage.accept(this, DownMessage.of(frame));
                }
            }
        } catch (IOException ended) {
            lost = true;
        }
    }
}
