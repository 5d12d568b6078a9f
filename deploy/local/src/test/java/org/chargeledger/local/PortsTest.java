package org.chargeledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ports of the local stack")
class PortsTest {

    private static final int LAUNCHERS = 8;
    private final Ports ports = new Ports();

    @AfterEach
    void letGo() {
        ports.close();
    }

    @Test
    @DisplayName("are the usual ones while they are free")
    void usualPortIfFree() throws IOException {
        int free = freePort();

        assertThat(ports.pick(free)).isEqualTo(free);
    }

    @Test
    @DisplayName("move to a free one when somebody else listens there, on loopback only too")
    void anotherPortIfTaken() throws IOException {
        try (var everywhere = new ServerSocket(0); var loopback = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(ports.pick(everywhere.getLocalPort())).isNotEqualTo(everywhere.getLocalPort()).isPositive();
            assertThat(ports.pick(loopback.getLocalPort())).isNotEqualTo(loopback.getLocalPort()).isPositive();
        }
    }

    @Test
    @DisplayName("are never given twice")
    void nonePortTwice() throws IOException {
        int free = freePort();

        assertThat(ports.pick(free)).isNotEqualTo(ports.pick(free));
    }

    @Test
    @DisplayName("are never given to two launchers that start in the same moment")
    void nonePortToTwoLaunchers() throws Exception {
        List<Integer> usual = List.of(freePort(), freePort(), freePort());
        var together = new CyclicBarrier(LAUNCHERS);
        var launchers = Stream.generate(Ports::new).limit(LAUNCHERS).toList();
        try (var threads = Executors.newFixedThreadPool(LAUNCHERS)) {
            List<Future<List<Integer>>> picks = launchers.stream().map(ports -> threads.submit(() -> {
                together.await();
                return usual.stream().map(ports::pick).toList();
            })).toList();

            var given = new ArrayList<Integer>();
            for (Future<List<Integer>> pick : picks) {
                given.addAll(pick.get());
            }
            assertThat(given).hasSize(LAUNCHERS * usual.size()).doesNotHaveDuplicates();
        } finally {
            launchers.forEach(Ports::close);
        }
    }

    @Test
    @DisplayName("are free again when the launcher that held them is gone")
    void freeAgain() throws IOException {
        int usual = freePort();
        try (var earlier = new Ports()) {
            assertThat(earlier.pick(usual)).isEqualTo(usual);
        }

        assertThat(ports.pick(usual)).isEqualTo(usual);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
