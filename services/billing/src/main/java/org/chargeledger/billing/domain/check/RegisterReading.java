package org.chargeledger.billing.domain.check;

import java.time.Instant;
import java.util.Optional;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.TransactionRecord;

/** Where the register of a connector stood at the end of a charge, as the record of that session has it. */
public record RegisterReading(BillNo billNo, String pileCode, String connectorNo, Instant chargeEndedAt,
        long meterEndTenthWh) {

    /** Empty where the record is nothing to go by, such as a register that begins at zero with each session. */
    public static Optional<RegisterReading> of(BillNo billNo, String pileCode, String connectorNo,
            TransactionRecord record) {
        return goesOn(record) && record.chargeEndedAt() != null
                && record.meterEndTenthWh() >= record.meterStartTenthWh()
                ? Optional.of(new RegisterReading(billNo, pileCode, connectorNo, record.chargeEndedAt(),
                        record.meterEndTenthWh()))
                : Optional.empty();
    }

    public static Optional<RegisterReading> of(Session session) {
        SessionKey key = session.key();
        return session.record() == null ? Optional.empty()
                : of(key.billNo(), key.pileCode(), key.connectorNo(), session.record().record());
    }

    /** Whether the register goes on from session to session. */
    static boolean goesOn(TransactionRecord record) {
        return record.meterStartTenthWh() > 0;
    }

    /** Of an earlier session at the same connector. */
    boolean precedes(SessionKey session) {
        return pileCode.equals(session.pileCode()) && connectorNo.equals(session.connectorNo())
                && billNo.compareTo(session.billNo()) < 0;
    }
}
