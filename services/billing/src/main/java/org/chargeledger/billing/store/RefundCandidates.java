package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.instant;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.billing.domain.BillMoney;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.refund.BatchFilter;
import org.chargeledger.billing.domain.refund.FrozenItem;
import org.chargeledger.billing.domain.refund.RefundComponent;
import org.chargeledger.billing.domain.view.SessionSearch;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.rating.Money;

/** Settled bills that a refund batch may take: of which something is still borne, and that no other batch has open. */
@ApplicationScoped
public class RefundCandidates {

    private record Candidate(BillNo billNo, int version, UUID driverId, String stationId, Instant requestedAt,
            Money total, Money idleFee) {

        FrozenItem item(Money amount) {
            return new FrozenItem(billNo, version, driverId, stationId, requestedAt, total, idleFee, amount);
        }
    }

    private final Transfers transfers;

    RefundCandidates(Transfers transfers) {
        this.transfers = transfers;
    }

    /** What was found among so many bills; {@code more}: there are others, which nobody looked at. */
    public record Found(List<FrozenItem> items, boolean more) {}

    /** At most {@code atMost} bills are looked at, the oldest first. */
    public Found find(Tx tx, String operatorId, RefundComponent component, BatchFilter filter, int atMost) {
        List<Candidate> candidates = candidates(tx, component, filter, atMost + 1);
        boolean more = candidates.size() > atMost;
        candidates = more ? candidates.subList(0, atMost) : candidates;
        Map<BillNo, BillMoney> money = transfers.money(tx, operatorId,
                candidates.stream().map(Candidate::billNo).toList());
        var items = new ArrayList<FrozenItem>();
        for (Candidate candidate : candidates) {
            Money amount = component.of(money.get(candidate.billNo()).borne());
            if (filter.takes(amount)) {
                items.add(candidate.item(amount));
            }
        }
        return new Found(items, more);
    }

    private static List<Candidate> candidates(Tx tx, RefundComponent component, BatchFilter filter, int atMost) {
        var conditions = Conditions.ofBills(SessionSearch.within(filter.from(), filter.to()))
                .and("b.state = ?", "SETTLED").and("b." + component.column() + " > ?", 0L)
                .and("b.station_id = any (?)", filter.stationIds().isEmpty() ? null
                        : filter.stationIds().toArray(String[]::new))
                .and("exists (select from bill_finding f where f.bill_month = b.bill_month and f.bill_no = b.bill_no"
                        + " and f.code = ?)", filter.code())
                .and("""
                        not exists (select from refund_item i join refund_batch t on t.operator_id = i.operator_id
                            and t.batch_id = i.batch_id where i.operator_id = b.operator_id and i.bill_no = b.bill_no
                            and i.state = 'OPEN' and t.state <> ?)""", "CANCELLED");
        var candidates = new ArrayList<Candidate>();
        tx.query("select b.* from " + conditions.fromWhere() + " order by b.bill_no limit " + atMost,
                conditions.arguments()).forEach(row -> candidates.add(new Candidate(
                        new BillNo(row.getString("bill_no")), row.getInteger("version"), row.getUUID("driver_id"),
                        row.getString("station_id"), instant(row, "requested_at"), new Money(row.getLong("total_fen")),
                        new Money(row.getLong("idle_fee_fen")))));
        return candidates;
    }
}
