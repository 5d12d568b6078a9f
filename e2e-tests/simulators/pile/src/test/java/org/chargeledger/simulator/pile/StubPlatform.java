package org.chargeledger.simulator.pile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chargeledger.simulator.pile.ykc.Frame;
import org.chargeledger.simulator.pile.ykc.FrameReader;

/** The smallest platform that a pile can talk to: it answers at once and notes every frame it could prove. */
final class StubPlatform implements AutoCloseable {

    private static final String SLOTS_ALL_FLAT = "02".repeat(48);
    private static final String PRICES = "400D030040420F00".repeat(4);

    final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private volatile boolean dead;
    volatile boolean knowsPiles = true;
    volatile boolean acknowledgesRecords = true;

    StubPlatform() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread.ofVirtual().start(this::acceptAll);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
    }

    /** Dies without a word, as after kill -9. */
    void die() {
        dead = true;
        sockets.forEach(StubPlatform::closeQuietly);
    }

    void liveAgain() {
        dead = false;
    }

    void say(int type, String bodyHex) throws IOException {
        write(sockets.getLast(), type, bodyHex);
    }

    List<String> heard(String typeHex) {
        return heard.stream().filter(frame -> frame.startsWith(typeHex)).toList();
    }

    @Override
    public void close() {
        die();
        closeQuietly(server);
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                if (dead) {
                    socket.close();
                } else {
                    sockets.add(socket);
                    Thread.ofVirtual().start(() -> serve(socket));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        var frames = new FrameReader();
        byte[] segment = new byte[4096];
        try {
            InputStream in = socket.getInputStream();
            for (int length = in.read(segment); length >= 0; length = in.read(segment)) {
                for (Frame frame : frames.read(segment, length)) {
                    heard.add(frame.toString());
                    answer(socket, frame);
                }
            }
        } catch (IOException closed) {
            sockets.remove(socket);
        }
    }

    private void answer(Socket socket, Frame frame) throws IOException {
        String body = HexFormat.of().formatHex(frame.body());
        switch (frame.type()) {
            case 0x01 -> {
                write(socket, 0x02, body.substring(0, 14) + (knowsPiles ? "00" : "01"));
                if (!knowsPiles) {
                    socket.close();
                }
            }
            case 0x03 -> write(socket, 0x04, body.substring(0, 16) + "00");
            case 0x05 -> write(socket, 0x06, body.substring(0, 18) + (body.endsWith("0001") ? "00" : "01"));
            case 0x09 -> write(socket, 0x0A, body + "0001" + PRICES + "00" + SLOTS_ALL_FLAT);
            case 0x3B -> {
                if (acknowledgesRecords) {
                    write(socket, 0x40, body.substring(0, 32) + "00");
                }
            }
            default -> { }
        }
    }

    private static void write(Socket socket, int type, String bodyHex) throws IOException {
        synchronized (socket) {
            socket.getOutputStream().write(new Frame(7, type, HexFormat.of().parseHex(bodyHex)).bytes());
            socket.getOutputStream().flush();
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception closing) {
            throw new IllegalStateException(closing);
        }
    }
}
