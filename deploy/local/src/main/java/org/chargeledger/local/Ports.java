package org.chargeledger.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/** Hands out loopback ports: the usual one of a component if it is free, otherwise any free one, none twice. */
final class Ports {

    private final Set<Integer> given = new HashSet<>();

    synchronized int pick(int usual) {
        if (!given.contains(usual) && free(usual)) {
            given.add(usual);
            return usual;
        }
        int other;
        do {
            other = anyFree();
        } while (!given.add(other));
        return other;
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
}
