package org.chargeledger.billing.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.billing.app.ReadBilling;
import org.chargeledger.billing.domain.view.ChargingRecord;
import org.chargeledger.billing.domain.view.UnclaimedRecord;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.security.Caller;

/** Sessions (充电记录), failed starts included, and records that belong to none. */
@Path("/")
@RolesAllowed({"operator-admin", "finance", "service-desk", "viewer", "platform-admin"})
public class ChargingRecordResource {

    private final ReadBilling read;
    private final Caller caller;

    ChargingRecordResource(ReadBilling read, Caller caller) {
        this.read = read;
        this.caller = caller;
    }

    @GET
    @Path("/charging-records")
    public Page<ChargingRecord> search(@Valid @BeanParam SearchParameters wanted) {
        return wanted.page(read.sessions(caller, wanted.search()), ChargingRecord::billNo);
    }

    @GET
    @Path("/charging-records/{billNo}")
    public ChargingRecord get(@PathParam("billNo") String billNo) {
        return read.session(caller, Numbers.billNo(billNo));
    }

    @GET
    @Path("/unclaimed-records")
    public Page<UnclaimedRecord> unclaimed(@QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        Instant before = null;
        UUID beforeId = null;
        if (cursor != null) {
            List<String> last = Cursor.decode(cursor, 2);
            before = Numbers.instant("cursor", last.getFirst());
            beforeId = Numbers.uuid("cursor", last.getLast());
        }
        return Page.of(read.unclaimedRecords(caller, before, beforeId, limit), limit, record -> record,
                record -> Cursor.encode(record.observedAt().toString(), record.eventId().toString()));
    }
}
