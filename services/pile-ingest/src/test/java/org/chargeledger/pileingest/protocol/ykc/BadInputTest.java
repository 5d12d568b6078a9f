package org.chargeledger.pileingest.protocol.ykc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.pileingest.Facts;
import org.chargeledger.pileingest.Given;
import org.chargeledger.pileingest.domain.fact.PileConnected;
import org.chargeledger.pileingest.domain.fact.PileObserved;
import org.chargeledger.pileingest.protocol.ykc.codec.Frame;
import org.chargeledger.pileingest.protocol.ykc.message.HeartbeatAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.Login;
import org.chargeledger.pileingest.protocol.ykc.message.LoginAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.Message;
import org.chargeledger.pileingest.protocol.ykc.message.RecordAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.TimeSync;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A pile that speaks badly")
class BadInputTest {

    static final String SERIAL = "44030600200001011910161618225660";

    @Inject YkcServer server;

    private Given registered;
    private TestPile neighbour;
    private TestPile pile;

    @BeforeEach
    void connect() {
        BusinessTime.set(Given.START);
        neighbour = TestPile.loggedIn(server.port(), Given.registeredPile().protocolId());
        registered = Given.registeredPile();
        pile = TestPile.dial(server.port(), registered.protocolId());
    }

    /** Whatever one pile did, the other pile's connection is alive. */
    @AfterEach
    void neighbourIsUnharmed() {
        neighbour.barrier();
        neighbour.close();
        pile.close();
    }

    @Test
    @DisplayName("is let in, told the time and answered when it speaks well")
    void speaksWell() {
        pile.send(pile.login());

        assertThat(pile.hear(LoginAnswer.class).result()).isZero();
        assertThat(pile.hear(TimeSync.class).time()).hasValueSatisfying(time ->
                assertThat(time).isEqualTo("2019-10-16T08:00:00"));
        pile.barrier();
    }

    @Test
    @DisplayName("reaches only the address that the port is open on: the tests', as the local stack's, is the loopback's first")
    void listensWhereTold() {
        assertThatThrownBy(() -> new Socket("127.0.0.2", server.port()).close()).isInstanceOf(ConnectException.class);
    }

    @Test
    @DisplayName("is let in with whatever its memory holds behind the name of its firmware")
    void restOfMemoryBehindFirmware() {
        Login login = pile.login();
        pile.send(new Login(login.pileNo(), 0, 2, 16, "V1.2\0\u0007x\0", 0, login.sim(), 0));

        assertThat(pile.hear(LoginAnswer.class).result()).isZero();
        assertThat(Facts.await(registered, "pile-connected", PileConnected.class).firmware()).isEqualTo("V1.2");
    }

    @Test
    @DisplayName("loses only the frame with the bad CRC")
    void badCrc() {
        logIn();
        byte[] broken = pile.bytes(record(SERIAL));
        broken[40] ^= 1;
        pile.send(broken);
        pile.barrier();
        assertThat(Facts.of(registered, "record-received")).isEmpty();

        pile.send(record(SERIAL));
        assertThat(pile.hear(RecordAnswer.class).result()).isZero();
    }

    @Test
    @DisplayName("loses only the frame with the wrong length, not the one behind it")
    void wrongLength() {
        logIn();
        byte[] broken = pile.bytes(pile.heartbeat());
        broken[1] -= 4;
        pile.send(broken);
        pile.send(record(SERIAL));

        assertThat(pile.hear(RecordAnswer.class).serial()).isEqualTo(SERIAL);
    }

    @Test
    @DisplayName("is understood when a frame comes in two halves")
    void halfFrames() {
        logIn();
        byte[] bytes = pile.bytes(record(SERIAL));
        pile.send(Arrays.copyOf(bytes, 70));
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        pile.send(Arrays.copyOfRange(bytes, 70, bytes.length));

        assertThat(pile.hear(RecordAnswer.class).serial()).isEqualTo(SERIAL);
    }

    @Test
    @DisplayName("is understood when several frames come in one segment, and answered in order")
    void severalFramesPerSegment() {
        logIn();
        pile.send(joined(record(SERIAL), pile.heartbeat(), record(other(SERIAL))));

        assertThat(pile.hear(RecordAnswer.class).serial()).isEqualTo(SERIAL);
        pile.hear(HeartbeatAnswer.class);
        assertThat(pile.hear(RecordAnswer.class).serial()).isEqualTo(other(SERIAL));
    }

    @Test
    @DisplayName("is understood behind junk, even junk that looks like the start of a long frame")
    void junk() {
        logIn();
        pile.send(new byte[] {1, 2, 3, 0x68, (byte) 0xF0, 0x68, 0x68});
        pile.send(record(SERIAL));

        assertThat(pile.hear(RecordAnswer.class).serial()).isEqualTo(SERIAL);
    }

    @Test
    @DisplayName("is hung up on when it sends nothing but junk")
    void endlessJunk() {
        logIn();
        pile.send(new byte[YkcIntake.JUNK_LIMIT + 1]);

        assertThat(pile.isHungUpOn()).isTrue();
    }

    @Test
    @DisplayName("is ignored where its body is too short or its type is unknown, and heard again after that")
    void shortAndUnknown() {
        logIn();
        pile.send(Frame.plain(1, 0x3B, new byte[20]).toBytes());
        pile.send(Frame.plain(1, 0x7E, new byte[20]).toBytes());
        pile.barrier();

        assertThat(Facts.of(registered, "record-received")).isEmpty();
    }

    @Test
    @DisplayName("is refused and hung up on when nobody registered it")
    void unknownPile() {
        TestPile unknown = TestPile.dial(server.port(), "99999999999999");
        unknown.send(unknown.login());

        assertThat(unknown.hear(LoginAnswer.class).result()).isEqualTo(1);
        assertThat(unknown.isHungUpOn()).isTrue();
        unknown.close();
    }

    @Test
    @DisplayName("is hung up on when it speaks before it logged in")
    void noLogin() {
        pile.send(record(SERIAL));

        assertThat(pile.isHungUpOn()).isTrue();
        assertThat(Facts.of(registered, "record-received")).isEmpty();
    }

    @Test
    @DisplayName("cannot speak for another pile")
    void speaksForAnother() {
        logIn();
        Given victim = Given.registeredPile();
        TestPile liar = TestPile.dial(server.port(), victim.protocolId());
        pile.send(liar.record(SERIAL, Given.START, Given.START, 1));
        liar.close();
        pile.barrier();

        assertThat(Facts.of(victim, "record-received")).isEmpty();
        assertThat(Facts.of(registered, "record-received")).isEmpty();
    }

    @Test
    @DisplayName("that connects a second time wins over its own older connection, and was never gone")
    void newestWins() {
        logIn();
        BusinessTime.set(Given.START.plusSeconds(60));
        TestPile second = TestPile.loggedIn(server.port(), registered.protocolId());

        assertThat(pile.isHungUpOn()).isTrue();
        second.send(second.record(SERIAL, Given.START, Given.START.plusSeconds(60), 30900));
        assertThat(second.hear(RecordAnswer.class).serial()).isEqualTo(SERIAL);
        second.barrier();
        assertThat(Facts.of(registered, "pile-connected")).hasSize(1);
        assertThat(Facts.of(registered, "pile-disconnected")).isEmpty();
        assertThat(Facts.await(registered, "pile-observed", PileObserved.class).onlineSince()).isEqualTo(Given.START);

        second.close();
        Facts.await(registered, "pile-disconnected");
    }

    private void logIn() {
        pile.send(pile.login());
        assertThat(pile.hear(LoginAnswer.class).result()).isZero();
    }

    private Message record(String serial) {
        return pile.record(serial, Given.START, Given.START.plusSeconds(60), 30900);
    }

    static String other(String serial) {
        return serial.substring(0, 31) + "9";
    }

    private byte[] joined(Message... messages) {
        var all = new ByteArrayOutputStream();
        for (Message message : messages) {
            all.writeBytes(pile.bytes(message));
        }
        return all.toByteArray();
    }
}
