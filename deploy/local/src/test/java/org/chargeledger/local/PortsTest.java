package org.chargeledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ports of the local stack")
class PortsTest {

    @Test
    @DisplayName("are the usual ones while they are free")
    void usualPortIfFree() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertThat(new Ports().pick(free)).isEqualTo(free);
    }

    @Test
    @DisplayName("move to a free one when somebody else listens there, on loopback only too")
    void anotherPortIfTaken() throws IOException {
        try (var everywhere = new ServerSocket(0); var loopback = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(new Ports().pick(everywhere.getLocalPort())).isNotEqualTo(everywhere.getLocalPort()).isPositive();
            assertThat(new Ports().pick(loopback.getLocalPort())).isNotEqualTo(loopback.getLocalPort()).isPositive();
        }
    }

    @Test
    @DisplayName("are never given twice")
    void nonePortTwice() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var ports = new Ports();

        assertThat(ports.pick(free)).isNotEqualTo(ports.pick(free));
    }
}
