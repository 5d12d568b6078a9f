package org.chargeledger.pileingest.protocol.ykc.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.chargeledger.pileingest.protocol.ykc.codec.Frame.CrcOrder;

class FrameDecoderProperties {

    @Property
    @Label("a frame survives encoding and decoding in either CRC order")
    void roundTrip(@ForAll("frames") Frame frame) {
        assertThat(new FrameDecoder().feed(frame.toBytes())).singleElement()
                .satisfies(read -> assertThat(read.toBytes()).isEqualTo(frame.toBytes()));
    }

    @Property
    @Label("however a stream with junk is cut into segments, the same frames come out")
    void anyChunking(@ForAll("streams") byte[] stream, @ForAll("cuts") List<Integer> cuts) {
        List<Frame> whole = new FrameDecoder().feed(stream);

        assertThat(fedInPieces(stream, cuts)).isEqualTo(whole);
    }

    @Property
    @Label("junk in front of a frame never swallows it, once its wait is over, unless it has a right CRC by chance")
    void junkNeverSwallows(@ForAll("junk") byte[] junk, @ForAll("frames") Frame frame) {
        var decoder = new FrameDecoder();
        var seen = new ArrayList<Frame>();
        byte[] bytes = FrameDecoderTest.joined(junk, frame.toBytes());
        seen.addAll(decoder.feed(bytes));
        while (decoder.pendingBytes() > 0) {
            seen.addAll(decoder.expire());
        }

        Assume.that(seen.stream().noneMatch(read -> !read.equals(frame) && holds(bytes, read.toBytes())));
        assertThat(seen).contains(frame);
    }

    @Property
    @Label("what waits for more bytes is never longer than a frame")
    void pendingIsBounded(@ForAll("streams") byte[] stream) {
        var decoder = new FrameDecoder();
        for (byte each : stream) {
            decoder.feed(new byte[] {each});
            assertThat(decoder.pendingBytes()).isLessThan(Frame.MAX_LENGTH + Frame.ENVELOPE_LENGTH);
        }
    }

    @Provide
    Arbitrary<Frame> frames() {
        return Combinators.combine(Arbitraries.integers().between(0, 0xFFFF), Arbitraries.integers().between(0, 255),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(251), Arbitraries.of(CrcOrder.class))
                .as((sequence, type, body, order) -> new Frame(sequence, false, type, body, order));
    }

    /** Full of start bytes, so that false starts are common. */
    @Provide
    Arbitrary<byte[]> junk() {
        return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just((byte) 0x68)),
                        Tuple.of(3, Arbitraries.bytes()))
                .array(byte[].class).ofMaxSize(40);
    }

    @Provide
    Arbitrary<byte[]> streams() {
        return Arbitraries.oneOf(junk(), frames().map(Frame::toBytes)).list().ofMaxSize(6).map(parts -> {
            var all = new ByteArrayOutputStream();
            parts.forEach(all::writeBytes);
            return all.toByteArray();
        });
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, 60).list().ofMinSize(1).ofMaxSize(10);
    }

    private static boolean holds(byte[] bytes, byte[] run) {
        return new String(bytes, ISO_8859_1).contains(new String(run, ISO_8859_1));
    }

    private static List<Frame> fedInPieces(byte[] stream, List<Integer> cuts) {
        var decoder = new FrameDecoder();
        var frames = new ArrayList<Frame>();
        int at = 0;
        for (int i = 0; at < stream.length; i++) {
            int to = Math.min(stream.length, at + cuts.get(i % cuts.size()));
            frames.addAll(decoder.feed(Arrays.copyOfRange(stream, at, to)));
            at = to;
        }
        return frames;
    }
}
