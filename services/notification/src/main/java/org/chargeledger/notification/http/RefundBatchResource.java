package org.chargeledger.notification.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.app.announcement.FindAnnouncements;
import org.chargeledger.notification.store.announcement.RefundBatches.Batch;

/** The refund batches that this service knows, to be chosen for an announcement; billing owns them. */
@Path("/refund-batches")
@RolesAllowed({"platform-admin", "operator-admin", "finance", "service-desk", "viewer"})
@Produces(MediaType.APPLICATION_JSON)
public class RefundBatchResource {

    record BatchView(UUID batchId, String name, String reason, String state, int items, long totalFen,
            Instant changedAt) {

        static BatchView of(Batch batch) {
            return new BatchView(batch.batchId(), batch.name(), batch.reason(), batch.state(), batch.items(),
                    batch.totalFen(), batch.changedAt());
        }
    }

    private final FindAnnouncements find;
    private final Caller caller;

    RefundBatchResource(FindAnnouncements find, Caller caller) {
        this.find = find;
        this.caller = caller;
    }

    @GET
    public Page<BatchView> list() {
        return new Page<>(find.batches(caller).stream().map(BatchView::of).toList(), null);
    }
}
