package org.chargeledger.local;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands out loopback ports: the usual one of a component if it is free, otherwise any free one, none twice. While it is open it
 * holds the UDP port of the same number, which nothing in the stack uses, so that another launcher of the same moment, of whichever
 * user, picks another one; the operating system lets go of it when this launcher is gone, however it went.
 */
final class Ports implements AutoCloseable {

    private final List<DatagramSocket> held = new ArrayList<>();

    synchronized int pick(int usual) {
        int port = usual;
        while (!take(port)) {
            port = anyFree();
        }
        return port;
    }

    private boolean take(int port) {
        try {
            var claim = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            if (free(port)) {
                held.add(claim);
                return true;
            }
            claim.close();
            return false;
        } catch (SocketException heldByAnother) {
            return false;
        }
    }

    /** Both the wildcard and the loopback address, for a server of somebody else may hold either. */
    private static boolean free(int port) {
        return bindable(null, port) && bindable(InetAddress.getLoopbackAddress(), port);
    }

    private static boolean bindable(InetAddress address, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int anyFree() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartRefused("No free loopback port left", e);
        }
    }

    @Override
    public synchronized void close() {
        held.forEach(DatagramSocket::close);
    }
}
