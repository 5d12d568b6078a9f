package org.chargeledger.billing.http;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.chargeledger.billing.domain.view.BillSummary;
import org.chargeledger.billing.domain.view.FenRange;
import org.chargeledger.billing.domain.view.SessionSearch;
import org.chargeledger.billing.domain.view.SessionSearch.After;
import org.chargeledger.billing.domain.view.SessionSearch.Order;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.Page;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What the list of held bills can be narrowed to beside what any list can be, and by what it is sorted. */
public class AbnormalParameters extends SearchParameters {

    @Parameter(description = "Least that stays reserved for the bill, fen")
    @QueryParam("minReservedFen")
    Long minReservedFen;

    @Parameter(description = "Most that stays reserved for the bill, fen")
    @QueryParam("maxReservedFen")
    Long maxReservedFen;

    @Parameter(description = "The newest first, or those first for which the most is reserved, or that were held the longest ago")
    @QueryParam("order")
    @DefaultValue("NEWEST")
    Order order;

    @Override
    SessionSearch held() {
        return search(HELD, new FenRange(minReservedFen, maxReservedFen), order, after());
    }

    @Override
    After after() {
        if (order == Order.NEWEST || cursor == null) {
            return super.after();
        }
        List<String> last = Cursor.decode(cursor, 2);
        String billNo = billNo(last.getLast());
        try {
            return order == Order.RESERVED ? new After(billNo, Long.valueOf(last.getFirst()), null)
                    : new After(billNo, null, Instant.parse(last.getFirst()));
        } catch (NumberFormatException | DateTimeParseException e) {
            throw notOfThisList();
        }
    }

    Page<BillSummary> page(List<BillSummary> bills) {
        return order == Order.NEWEST ? page(bills, BillSummary::billNo)
                : Page.of(bills, limit, bill -> bill, bill -> Cursor.encode(sortedBy(bill), bill.billNo()));
    }

    private String sortedBy(BillSummary bill) {
        return order == Order.RESERVED ? Long.toString(bill.reservedFen()) : bill.heldAt().toString();
    }
}
