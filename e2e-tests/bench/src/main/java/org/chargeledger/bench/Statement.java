package org.chargeledger.bench;

import org.chargeledger.kit.db.Tx;

/** One statement with its arguments, made before the time is taken. */
record Statement(String sql, Object... arguments) {

    void execute(Tx tx) {
        tx.execute(sql, arguments);
    }
}
