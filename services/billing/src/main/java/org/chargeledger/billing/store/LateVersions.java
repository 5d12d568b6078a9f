package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.ints;
import static org.chargeledger.billing.store.Columns.texts;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.EventJson;

/** Tariff versions whose sessions are still to be looked at, because they may have been in force when these began. */
@ApplicationScoped
public class LateVersions {

    public record Name(String operatorId, String tariffId, int version) {}

    /** {@code lookedUntil} is the number of the last session that was looked at; empty: none was. */
    public record Late(Name name, Tariffs.Published published, String lookedUntil) {}

    public void add(Tx tx, String operatorId, Tariffs.Published late) {
        tx.execute("insert into late_version (operator_id, tariff_id, version) values ($1, $2, $3)", operatorId,
                late.tariffId(), late.version());
    }

    /** One that no other replica is at; none of {@code passedOver}. */
    public Optional<Late> claim(Tx tx, Collection<Name> passedOver) {
        for (Row row : tx.query("""
                select l.*, t.body::text as body from late_version l join tariff_version t
                    on t.operator_id = l.operator_id and t.tariff_id = l.tariff_id and t.version = l.version
                where not exists (select from unnest($1::text[], $2::text[], $3::int[])
                        as p(operator_id, tariff_id, version) where p.operator_id = l.operator_id
                        and p.tariff_id = l.tariff_id and p.version = l.version)
                order by l.operator_id, l.tariff_id, l.version limit 1 for update of l skip locked""",
                texts(passedOver, Name::operatorId), texts(passedOver, Name::tariffId),
                ints(passedOver, Name::version))) {
            var name = new Name(row.getString("operator_id"), row.getString("tariff_id"), row.getInteger("version"));
            return Optional.of(new Late(name, EventJson.read(row.getString("body"), Tariffs.Published.class),
                    row.getString("looked_until")));
        }
        return Optional.empty();
    }

    public void lookedUntil(Tx tx, Name late, BillNo last) {
        tx.execute("""
                update late_version set looked_until = $4
                where operator_id = $1 and tariff_id = $2 and version = $3""",
                late.operatorId(), late.tariffId(), late.version(), last.digits());
    }

    public void done(Tx tx, Name late) {
        tx.execute("delete from late_version where operator_id = $1 and tariff_id = $2 and version = $3",
                late.operatorId(), late.tariffId(), late.version());
    }
}
