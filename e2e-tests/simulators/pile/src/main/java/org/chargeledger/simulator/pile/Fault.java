package org.chargeledger.simulator.pile;

/** A fault on the line that strikes the next message a pile sends. */
public enum Fault {
    /** The check sum does not match. */
    BAD_CRC,
    /** The length byte claims four bytes too few, as published samples do. */
    WRONG_LENGTH,
    /** The frame arrives in single bytes. */
    HALF_FRAMES,
    /** Bytes that belong to no frame, a start byte among them, come first. */
    JUNK_BEFORE,
    /** The frame arrives twice. */
    DUPLICATED,
    /** The frame is held back and leaves in one segment with the next one. */
    GLUED
}
