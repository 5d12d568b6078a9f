package org.chargeledger.pileingest.protocol.ykc;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.chargeledger.pileingest.protocol.ykc.codec.Frame;

/** Counts frames by what became of them. */
@ApplicationScoped
class YkcFrames {

    private final MeterRegistry metrics;

    YkcFrames(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void count(Frame frame, String outcome) {
        metrics.counter("chargeledger.frames", "type", frame.typeCode(), "outcome", outcome).increment();
    }

    /** Which order a pile sends its CRC in; harmless, and worth knowing per fleet. */
    void countOrder(Frame frame) {
        metrics.counter("chargeledger.frames.crc.order", "order", frame.crcOrder().name()).increment();
    }

    void countBadChecks(long badChecks) {
        metrics.counter("chargeledger.frames", "type", "none", "outcome", "bad-check").increment(badChecks);
    }

    void countJunk(long bytes) {
        metrics.counter("chargeledger.junk.bytes").increment(bytes);
    }
}
