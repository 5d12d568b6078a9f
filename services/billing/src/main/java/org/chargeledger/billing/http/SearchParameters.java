package org.chargeledger.billing.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.view.FenRange;
import org.chargeledger.billing.domain.view.SessionSearch;
import org.chargeledger.billing.domain.view.SessionSearch.After;
import org.chargeledger.billing.domain.view.SessionSearch.Order;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.http.Parameters;
import org.chargeledger.kit.http.Refusal;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of sessions or bills can be narrowed to. The window is [from, to) of the request's time. */
public class SearchParameters {

    static final String HELD = "HELD";

    @QueryParam("billNo")
    String billNo;

    @Parameter(description = "The whole number, not masked")
    @QueryParam("phone")
    String phone;

    @QueryParam("driverId")
    String driverId;

    @QueryParam("pileCode")
    String pileCode;

    @QueryParam("stationId")
    String stationId;

    @QueryParam("state")
    String state;

    @Parameter(description = "A finding of any version of the bill; with state HELD, of the one that is held")
    @QueryParam("code")
    Integer code;

    @Parameter(description = "Least total of the bill, fen")
    @QueryParam("minTotalFen")
    Long minTotalFen;

    @Parameter(description = "Greatest total of the bill, fen")
    @QueryParam("maxTotalFen")
    Long maxTotalFen;

    @Parameter(description = "true: only settled bills that another version of the price should have rated")
    @QueryParam("priceSuperseded")
    boolean priceSuperseded;

    @Parameter(description = "RFC 3339, inclusive")
    @QueryParam("from")
    String from;

    @Parameter(description = "RFC 3339, exclusive")
    @QueryParam("to")
    String to;

    @QueryParam("cursor")
    String cursor;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(500)
    int limit;

    /** Of what is held, whatever state is asked for. */
    SessionSearch held() {
        return search(HELD, FenRange.ANY, Order.NEWEST, after());
    }

    SessionSearch search() {
        return search(state, FenRange.ANY, Order.NEWEST, after());
    }

    SessionSearch search(String wantedState, FenRange reserved, Order order, After after) {
        return new SessionSearch(billNo, phone, driver(), pileCode, stationId, wantedState, code,
                new FenRange(minTotalFen, maxTotalFen), reserved, priceSuperseded, Parameters.instant("from", from),
                Parameters.instant("to", to), order, after, limit);
    }

    private UUID driver() {
        return driverId == null ? null : Parameters.uuid("driverId", driverId);
    }

    After after() {
        return cursor == null ? null : After.newest(billNo(Cursor.decode(cursor, 1).getFirst()));
    }

    static String billNo(String ofCursor) {
        if (!BillNo.isBillNo(ofCursor)) {
            throw notOfThisList();
        }
        return ofCursor;
    }

    static Refusal notOfThisList() {
        return Refusal.badRequest("the cursor is not one of this list");
    }

    <T> Page<T> page(List<T> rows, Function<T, String> billNoOf) {
        return Page.of(rows, limit, row -> row, row -> Cursor.encode(billNoOf.apply(row)));
    }
}
