package org.chargeledger.billing.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.chargeledger.billing.app.ReviewProposals;
import org.chargeledger.billing.app.ReviewProposals.Outcome;
import org.chargeledger.billing.app.ReviewProposals.Reviewed;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the platform would bill for lost bills, to be looked at and accepted many at once. */
@Path("/")
@RolesAllowed({"operator-admin", "finance", "service-desk", "viewer", "platform-admin"})
public class ProposalResource {

    public record AcceptedProposal(@NotBlank @Size(max = 20) String billNo, @NotBlank @Size(max = 100) String digest) {}

    public record Acceptance(@NotEmpty @Size(max = 200) List<@NotNull @Valid AcceptedProposal> items,
            @NotBlank @Size(max = 500) String reason, boolean notifyDriver) {}

    private final ReviewProposals proposals;
    private final Caller caller;

    ProposalResource(ReviewProposals proposals, Caller caller) {
        this.proposals = proposals;
        this.caller = caller;
    }

    @GET
    @Path("/bills/{billNo}/proposal")
    public Reviewed one(@PathParam("billNo") String billNo) {
        return proposals.one(caller, Numbers.billNo(billNo));
    }

    @GET
    @Path("/abnormal-bills/proposals")
    @Operation(summary = "Bills held for no other reason than that the record, or the plug-out, never came")
    public Page<Reviewed> many(@Valid @BeanParam SearchParameters wanted) {
        return wanted.page(proposals.many(caller, wanted.held()), Reviewed::billNo);
    }

    @POST
    @Path("/abnormal-bills/accept-proposals")
    @RolesAllowed({"operator-admin", "finance", "platform-admin"})
    @Operation(summary = "Accepts proposals by the digests of their previews; each item succeeds or is refused alone")
    public Page<Outcome> accept(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid Acceptance acceptance) {
        return new Page<>(proposals.accept(caller, key, new ReviewProposals.Acceptance(acceptance.items().stream()
                .map(item -> new ReviewProposals.Item(item.billNo(), item.digest())).toList(), acceptance.reason(),
                acceptance.notifyDriver())), null);
    }
}
