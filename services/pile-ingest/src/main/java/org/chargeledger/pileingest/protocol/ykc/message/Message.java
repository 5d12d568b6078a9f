package org.chargeledger.pileingest.protocol.ykc.message;

import org.chargeledger.pileingest.protocol.ykc.codec.BodyWriter;
import org.chargeledger.pileingest.protocol.ykc.codec.Frame;

/** A frame's body in fields. The pile's words stay in this package and the one above. */
public sealed interface Message permits Login, LoginAnswer, Heartbeat, HeartbeatAnswer, ModelCheck, ModelCheckAnswer,
        ModelRequest, BillingModel, ModelSet, ModelSetAnswer, Realtime, StartCommand, StartAnswer, StopCommand,
        StopAnswer, TransactionRecord, RecordAnswer, TimeSync, TimeSyncAnswer {

    int type();

    void write(BodyWriter body);

    default Frame toFrame(int sequence) {
        var body = new BodyWriter();
        write(body);
        return Frame.plain(sequence, type(), body.toBytes());
    }
}
