package org.chargeledger.pileingest.protocol.ykc.codec;

/** A body shorter than the part of it that is known. Longer bodies are read and their tail is kept. */
public class ShortBody extends RuntimeException {

    ShortBody(int needed, int length) {
        super("body of %d bytes ends before byte %d".formatted(length, needed));
    }
}
