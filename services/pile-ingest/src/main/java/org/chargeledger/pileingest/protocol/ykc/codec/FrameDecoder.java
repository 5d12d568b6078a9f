package org.chargeledger.pileingest.protocol.ykc.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chargeledger.pileingest.protocol.ykc.codec.Frame.CrcOrder;

/**
 * Cuts a TCP stream into frames, whatever the segments. Only a right CRC proves a frame: what does not prove itself
 * is dropped one byte at a time, so a wrong length byte never swallows the frame behind it. An encrypt flag the
 * document does not know is no frame either: a false start has its CRC right by chance once in 32,768 times.
 */
public final class FrameDecoder {

    private byte[] pending = new byte[0];
    private int junkSinceLastFrame;
    private long junkBytes;
    private long badChecks;

    /** The frames that became complete with this segment, in order. */
    public List<Frame> feed(byte[] segment) {
        byte[] bytes = Arrays.copyOf(pending, pending.length + segment.length);
        System.arraycopy(segment, 0, bytes, pending.length, segment.length);
        return cut(bytes, 0);
    }

    /**
     * For bytes that wait longer than any frame takes on the wire: their start byte was no start. Frames behind it
     * that were held up by its claimed length come out.
     */
    public List<Frame> expire() {
        if (pending.length == 0) {
            return List.of();
        }
        junk(1);
        return cut(pending, 1);
    }

    private List<Frame> cut(byte[] bytes, int from) {
        var frames = new ArrayList<Frame>();
        int at = from;
        while (at < bytes.length) {
            int end = end(bytes, at);
            if (end < 0) {
                junk(1);
                at++;
            } else if (end > bytes.length) {
                break;
            } else {
                Frame frame = frame(bytes, at, end);
                if (frame == null) {
                    badChecks++;
                    junk(1);
                    at++;
                } else {
                    frames.add(frame);
                    junkSinceLastFrame = 0;
                    at = end;
                }
            }
        }
        pending = Arrays.copyOfRange(bytes, at, bytes.length);
        return frames;
    }

    /** Where a frame that starts here would end; -1 if none can start here. Beyond the bytes: not complete yet. */
    private static int end(byte[] bytes, int at) {
        if ((bytes[at] & 0xFF) != Frame.START) {
            return -1;
        }
        if (at + 1 == bytes.length) {
            return bytes.length + 1;
        }
        int length = bytes[at + 1] & 0xFF;
        if (length < Frame.HEADER_LENGTH || at + 4 < bytes.length && (bytes[at + 4] & 0xFF) > Frame.ENCRYPTED) {
            return -1;
        }
        return at + length + Frame.ENVELOPE_LENGTH;
    }

    private static Frame frame(byte[] bytes, int at, int end) {
        int crc = Crc16.of(bytes, at + 2, end - 2);
        int first = bytes[end - 2] & 0xFF;
        int second = bytes[end - 1] & 0xFF;
        CrcOrder order;
        if (crc == (second << 8 | first)) {
            order = CrcOrder.LOW_FIRST;
        } else if (crc == (first << 8 | second)) {
            order = CrcOrder.HIGH_FIRST;
        } else {
            return null;
        }
        int sequence = (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
        byte[] body = Arrays.copyOfRange(bytes, at + 6, end - 2);
        return new Frame(sequence, bytes[at + 4] == Frame.ENCRYPTED, bytes[at + 5] & 0xFF, body, order);
    }

    private void junk(int count) {
        junkBytes += count;
        junkSinceLastFrame += count;
    }

    /** Bytes of a frame that is not complete yet; never more than one frame. */
    public int pendingBytes() {
        return pending.length;
    }

    public int junkSinceLastFrame() {
        return junkSinceLastFrame;
    }

    public long junkBytes() {
        return junkBytes;
    }

    /** Candidates whose CRC was wrong in both byte orders. */
    public long badChecks() {
        return badChecks;
    }
}
