package org.chargeledger.pileingest.protocol.ykc;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import org.chargeledger.pileingest.protocol.ykc.codec.Frame;
import org.chargeledger.pileingest.protocol.ykc.codec.FrameDecoder;

/** The event-loop side of a connection: bytes become frames with the time they came. Junk has its limit. */
final class YkcIntake {

    /** No pile sends so much between two good frames. */
    static final int JUNK_LIMIT = 4096;

    private final FrameDecoder decoder = new FrameDecoder();
    private final NetSocket socket;
    private final Context context;
    private final Duration halfFrameTime;
    private final InstantSource clock;
    private final YkcFrames frames;
    private final BiConsumer<Frame, Instant> next;
    private long segments;
    private long countedJunk;
    private long countedBadChecks;

    YkcIntake(NetSocket socket, Context context, Duration halfFrameTime, InstantSource clock, YkcFrames frames,
            BiConsumer<Frame, Instant> next) {
        this.socket = socket;
        this.context = context;
        this.halfFrameTime = halfFrameTime;
        this.clock = clock;
        this.frames = frames;
        this.next = next;
    }

    void segment(Buffer bytes) {
        segments++;
        pass(decoder.feed(bytes.getBytes()));
        watchHalfFrame();
    }

    private void watchHalfFrame() {
        if (decoder.pendingBytes() > 0) {
            long seen = segments;
            context.owner().setTimer(halfFrameTime.toMillis(), timer -> {
                if (seen == segments) {
                    pass(decoder.expire());
                    watchHalfFrame();
                }
            });
        }
    }

    private void pass(List<Frame> complete) {
        Instant now = clock.instant();
        complete.forEach(frame -> next.accept(frame, now));
        frames.countJunk(decoder.junkBytes() - countedJunk);
        frames.countBadChecks(decoder.badChecks() - countedBadChecks);
        countedJunk = decoder.junkBytes();
        countedBadChecks = decoder.badChecks();
        if (decoder.junkSinceLastFrame() > JUNK_LIMIT) {
            socket.close();
        }
    }
}
