package org.chargeledger.pileingest.protocol.ykc.message;

import org.chargeledger.pileingest.protocol.ykc.codec.BodyReader;
import org.chargeledger.pileingest.protocol.ykc.codec.Frame;
import org.chargeledger.pileingest.protocol.ykc.codec.ShortBody;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A message and the bytes behind its known part, which dialects add. */
public record Reading(Message message, String tail) {

    private static final Map<Integer, Function<BodyReader, Message>> READERS = Map.ofEntries(
            Map.entry(Login.TYPE, Login::read),
            Map.entry(LoginAnswer.TYPE, LoginAnswer::read),
            Map.entry(Heartbeat.TYPE, Heartbeat::read),
            Map.entry(HeartbeatAnswer.TYPE, HeartbeatAnswer::read),
            Map.entry(ModelCheck.TYPE, ModelCheck::read),
            Map.entry(ModelCheckAnswer.TYPE, ModelCheckAnswer::read),
            Map.entry(ModelRequest.TYPE, ModelRequest::read),
            Map.entry(BillingModel.TYPE, BillingModel::read),
            Map.entry(ModelSet.TYPE, ModelSet::read),
            Map.entry(ModelSetAnswer.TYPE, ModelSetAnswer::read),
            Map.entry(Realtime.TYPE, Realtime::read),
            Map.entry(StartCommand.TYPE, StartCommand::read),
            Map.entry(StartAnswer.TYPE, StartAnswer::read),
            Map.entry(StopCommand.TYPE, StopCommand::read),
            Map.entry(StopAnswer.TYPE, StopAnswer::read),
            Map.entry(TransactionRecord.TYPE, TransactionRecord::read),
            Map.entry(RecordAnswer.TYPE, RecordAnswer::read),
            Map.entry(TimeSync.TYPE, TimeSync::read),
            Map.entry(TimeSyncAnswer.TYPE, TimeSyncAnswer::read));

    /**
     * Empty for a type this adapter does not read, and for encrypted bodies.
     *
     * @throws ShortBody if the body ends inside its known part
     */
    public static Optional<Reading> of(Frame frame) {
        var reader = READERS.get(frame.type());
        if (reader == null || frame.encrypted()) {
            return Optional.empty();
        }
        var body = new BodyReader(frame.body());
        Message message = reader.apply(body);
        return Optional.of(new Reading(message, body.tail()));
    }
}
