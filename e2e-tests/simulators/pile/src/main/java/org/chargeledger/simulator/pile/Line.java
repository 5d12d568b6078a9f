package org.chargeledger.simulator.pile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Queue;

/** Puts frames on the wire, and damages the next one where a fault was asked for. */
final class Line {

    private static final byte[] JUNK = {0x00, 0x68, 0x02, 0x68, 0x0D, 0x13, (byte) 0xFF};

    private final OutputStream out;
    private final Queue<Fault> faults;
    private final ByteArrayOutputStream heldBack = new ByteArrayOutputStream();

    Line(OutputStream out, Queue<Fault> faults) {
        this.out = out;
        this.faults = faults;
    }

    synchronized void write(byte[] frame) throws IOException {
        Fault fault = faults.poll();
        if (fault == null) {
            flushed(frame);
            return;
        }
        switch (fault) {
            case BAD_CRC -> flushed(changed(frame, frame.length - 1, 0x5A));
            case WRONG_LENGTH -> flushed(changed(frame, 1, frame[1] ^ (frame[1] - 4)));
            case HALF_FRAMES -> bytewise(frame);
            case JUNK_BEFORE -> {
                heldBack.writeBytes(JUNK);
                flushed(frame);
            }
            case DUPLICATED -> {
                flushed(frame);
                flushed(frame);
            }
            case GLUED -> heldBack.writeBytes(frame);
        }
    }

    private void flushed(byte[] frame) throws IOException {
        heldBack.writeBytes(frame);
        out.write(heldBack.toByteArray());
        out.flush();
        heldBack.reset();
    }

    private void bytewise(byte[] frame) throws IOException {
        for (byte single : frame) {
            out.write(single);
            out.flush();
        }
    }

    private static byte[] changed(byte[] frame, int at, int mask) {
        byte[] changed = frame.clone();
        changed[at] ^= (byte) mask;
        return changed;
    }
}
