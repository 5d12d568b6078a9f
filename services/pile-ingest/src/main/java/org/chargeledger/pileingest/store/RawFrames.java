package org.chargeledger.pileingest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.chargeledger.kit.db.Tx;

/** Frames as they came, without what tells who charged; for disputes about what a pile said. */
@ApplicationScoped
public class RawFrames {

    /** One frame, VIN and card blanked. */
    public record RawFrame(String operatorId, String pileCode, Instant receivedAt, String type, String hex) {}

    public void add(Tx tx, List<RawFrame> frames) {
        tx.execute("""
                insert into raw_frame (received_at, operator_id, pile_code, type, frame_hex)
                select * from unnest($1::timestamptz[], $2::text[], $3::text[], $4::text[], $5::text[])""",
                frames.stream().map(frame -> Times.utc(frame.receivedAt())).toArray(OffsetDateTime[]::new),
                strings(frames, RawFrame::operatorId), strings(frames, RawFrame::pileCode),
                strings(frames, RawFrame::type), strings(frames, RawFrame::hex));
    }

    private static String[] strings(List<RawFrame> frames, Function<RawFrame, String> column) {
        return frames.stream().map(column).toArray(String[]::new);
    }
}
