package org.chargeledger.simulator.pile.ykc;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a TCP stream into frames; only a matching check sum proves a frame, anything else is skipped byte by byte. */
public final class FrameReader {

    private byte[] pending = new byte[0];
    private long skippedBytes;

    public List<Frame> read(byte[] segment, int length) {
        append(segment, length);
        List<Frame> frames = new ArrayList<>();
        int at = 0;
        while (at < pending.length) {
            int size = sizeAt(at);
            if (size < 0) {
                at++;
                skippedBytes++;
            } else if (at + size > pending.length) {
                break;
            } else if (proven(at, size)) {
                frames.add(frameAt(at, size));
                at += size;
            } else {
                at++;
                skippedBytes++;
            }
        }
        pending = Arrays.copyOfRange(pending, at, pending.length);
        return frames;
    }

    public long skippedBytes() {
        return skippedBytes;
    }

    private void append(byte[] segment, int length) {
        var joined = new ByteArrayOutputStream(pending.length + length);
        joined.write(pending, 0, pending.length);
        joined.write(segment, 0, length);
        pending = joined.toByteArray();
    }

    /** The size the length byte claims, -1 where no frame can start; one lonely start byte waits for its length. */
    private int sizeAt(int at) {
        if ((pending[at] & 0xFF) != Frame.START) {
            return -1;
        }
        if (at + 1 == pending.length) {
            return Integer.MAX_VALUE / 2;
        }
        int length = pending[at + 1] & 0xFF;
        return length < Frame.HEADER ? -1 : length + Frame.OUTSIDE_LENGTH;
    }

    private boolean proven(int at, int size) {
        int crc = Crc16.of(pending, at + 2, at + size - 2);
        int low = pending[at + size - 2] & 0xFF;
        int high = pending[at + size - 1] & 0xFF;
        return crc == (low | high << 8) || crc == (high | low << 8);
    }

    private Frame frameAt(int at, int size) {
        int sequence = (pending[at + 2] & 0xFF) | (pending[at + 3] & 0xFF) << 8;
        return new Frame(sequence, pending[at + 5] & 0xFF, Arrays.copyOfRange(pending, at + 6, at + size - 2));
    }
}
