package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.RerateCheck.Difference;
import org.chargeledger.billing.domain.RerateCheck;
import org.chargeledger.billing.domain.StoredBill;
import org.chargeledger.billing.domain.TransactionRecord;
import org.chargeledger.billing.store.Records.Delivered;
import org.chargeledger.billing.store.Records;
import org.chargeledger.billing.store.StoredBills;
import org.chargeledger.billing.store.Tariffs;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.security.Caller;

/** Rates kept bills again, to prove that they come out the same; changes nothing. */
@ApplicationScoped
public class RerateBills {

    /** A version of a bill and where it differs; no difference is what is hoped for. */
    public record Rerated(String billNo, int billVersion, List<Difference> differences) {}

    private final TenantDb db;
    private final StoredBills bills;
    private final Tariffs tariffs;
    private final Records records;

    RerateBills(TenantDb db, StoredBills bills, Tariffs tariffs, Records records) {
        this.db = db;
        this.bills = bills;
        this.tariffs = tariffs;
        this.records = records;
    }

    /** In the order of number and version, after the given one. */
    public List<Rerated> after(Caller caller, String billNo, int version, int limit) {
        return db.inTenant(caller, tx -> {
            List<StoredBill> page = bills.after(tx, billNo, version, limit);
            Map<BillNo, List<Delivered>> delivered = records.of(tx,
                    page.stream().map(StoredBill::billNo).distinct().toList());
            return page.stream()
                    .map(bill -> rerated(tx, bill, delivered.getOrDefault(bill.billNo(), List.of()))).toList();
        });
    }

    private Rerated rerated(Tx tx, StoredBill bill, List<Delivered> delivered) {
        Optional<TransactionRecord> record = delivered.stream().filter(one -> one.eventId().equals(bill.recordId()))
                .map(Delivered::record).findFirst();
        return new Rerated(bill.billNo().digits(), bill.version(),
                RerateCheck.of(bill, tariffs.find(tx, bill.operatorId(), bill.tariff()), record));
    }
}
