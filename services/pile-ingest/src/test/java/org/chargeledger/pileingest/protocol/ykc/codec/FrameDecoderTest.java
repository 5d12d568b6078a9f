package org.chargeledger.pileingest.protocol.ykc.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.chargeledger.pileingest.protocol.ykc.codec.Frame.CrcOrder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Cutting a pile's stream into frames")
class FrameDecoderTest {

    static final byte[] LOGIN_ANSWER = hex("680C0000000255031412782305 00 DA4C");
    static final byte[] HEARTBEAT_HIGH_FIRST = hex("680D25D30003202312120000100100D1AC");

    private final FrameDecoder decoder = new FrameDecoder();

    @Test
    @DisplayName("takes a frame with the CRC low byte first")
    void lowFirst() {
        assertThat(decoder.feed(LOGIN_ANSWER)).singleElement().satisfies(frame -> {
            assertThat(frame.type()).isEqualTo(0x02);
            assertThat(frame.crcOrder()).isEqualTo(CrcOrder.LOW_FIRST);
            assertThat(frame.toBytes()).isEqualTo(LOGIN_ANSWER);
        });
    }

    @Test
    @DisplayName("takes a frame with the CRC high byte first and echoes its sequence raw")
    void highFirst() {
        assertThat(decoder.feed(HEARTBEAT_HIGH_FIRST)).singleElement().satisfies(frame -> {
            assertThat(frame.crcOrder()).isEqualTo(CrcOrder.HIGH_FIRST);
            assertThat(frame.sequence()).isEqualTo(0x25D3);
            assertThat(frame.toBytes()).isEqualTo(HEARTBEAT_HIGH_FIRST);
        });
    }

    @Test
    @DisplayName("drops a frame with a bad CRC and takes the one behind it")
    void badCrc() {
        byte[] broken = LOGIN_ANSWER.clone();
        broken[8] ^= 1;

        assertThat(decoder.feed(joined(broken, HEARTBEAT_HIGH_FIRST))).hasSize(1);
        assertThat(decoder.badChecks()).isPositive();
        assertThat(decoder.junkBytes()).isEqualTo(broken.length);
    }

    @Test
    @DisplayName("waits for the rest of half a frame")
    void halfFrame() {
        assertThat(decoder.feed(slice(LOGIN_ANSWER, 0, 7))).isEmpty();
        assertThat(decoder.pendingBytes()).isEqualTo(7);
        assertThat(decoder.feed(slice(LOGIN_ANSWER, 7, LOGIN_ANSWER.length))).hasSize(1);
        assertThat(decoder.pendingBytes()).isZero();
    }

    @Test
    @DisplayName("takes several frames from one segment, in order")
    void severalFrames() {
        assertThat(decoder.feed(joined(LOGIN_ANSWER, HEARTBEAT_HIGH_FIRST, LOGIN_ANSWER)))
                .extracting(Frame::type).containsExactly(2, 3, 2);
    }

    @Test
    @DisplayName("takes an encrypted frame, and nothing whose encrypt flag the document does not know")
    void encryptFlag() {
        byte[] encrypted = new Frame(7, true, 0x13, new byte[] {1, 2, 3}, CrcOrder.LOW_FIRST).toBytes();
        byte[] unknown = encrypted.clone();
        unknown[4] = 2;
        int crc = Crc16.of(unknown, 2, unknown.length - 2);
        unknown[unknown.length - 2] = (byte) crc;
        unknown[unknown.length - 1] = (byte) (crc >>> 8);

        assertThat(decoder.feed(encrypted)).extracting(Frame::encrypted).containsExactly(true);
        assertThat(decoder.feed(joined(unknown, LOGIN_ANSWER))).extracting(Frame::type).containsExactly(2);
        assertThat(decoder.junkBytes()).isEqualTo(unknown.length);
    }

    @Test
    @DisplayName("never loses a frame behind a length byte that is too small")
    void lengthTooSmall() {
        byte[] tooSmall = hex("680925D300042023121200001001001D0B");

        assertThat(decoder.feed(joined(tooSmall, LOGIN_ANSWER))).extracting(Frame::type).containsExactly(2);
    }

    @Test
    @DisplayName("never loses a frame behind a length byte that is too large")
    void lengthTooLarge() {
        byte[] tooLarge = LOGIN_ANSWER.clone();
        tooLarge[1] += 10;

        assertThat(decoder.feed(joined(tooLarge, LOGIN_ANSWER, LOGIN_ANSWER))).hasSize(2);
    }

    @Test
    @DisplayName("gives up on a start byte whose frame never comes, and finds the frame behind it")
    void expires() {
        byte[] longWait = {0x68, (byte) 0xFF};

        assertThat(decoder.feed(joined(longWait, LOGIN_ANSWER))).isEmpty();
        assertThat(decoder.expire()).extracting(Frame::type).containsExactly(2);
        assertThat(decoder.expire()).isEmpty();
        assertThat(decoder.junkBytes()).isEqualTo(2);
    }

    @Test
    @DisplayName("does not take a length below the header for a frame")
    void lengthBelowHeader() {
        assertThat(decoder.feed(joined(hex("6803000000FFFF"), LOGIN_ANSWER))).hasSize(1);
        assertThat(decoder.feed(hex("680400000003"))).isEmpty();
        assertThat(decoder.pendingBytes()).isEqualTo(6);
    }

    @Test
    @DisplayName("counts junk since the last good frame, so a limit can be put on it")
    void countsJunk() {
        decoder.feed(new byte[100]);
        assertThat(decoder.junkSinceLastFrame()).isEqualTo(100);
        decoder.feed(LOGIN_ANSWER);
        assertThat(decoder.junkSinceLastFrame()).isZero();
        assertThat(decoder.junkBytes()).isEqualTo(100);
    }

    static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        List.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
