package org.chargeledger.reporting.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.reporting.domain.PileFirmware;

/** Which firmware a pile had when; a row is kept only where it changed. */
@ApplicationScoped
public class Piles {

    public void learn(Tx tx, List<PileFirmware> seen) {
        tx.execute("""
                insert into pile_firmware
                select n.* from jsonb_populate_recordset(null::pile_firmware, $1::text::jsonb) n
                where n.firmware is distinct from (select p.firmware from pile_firmware p
                    where p.operator_id = n.operator_id and p.pile_code = n.pile_code and p.since <= n.since
                    order by p.since desc limit 1)
                on conflict do nothing""", Rows.write(seen));
    }
}
