package org.chargeledger.tariff.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.http.Parameters;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.tariff.app.MakeBulkChange;
import org.chargeledger.tariff.app.PlanBulkChange;
import org.chargeledger.tariff.app.ReadBulkChanges;
import org.chargeledger.tariff.domain.Assignment;
import org.chargeledger.tariff.domain.BulkChange;
import org.chargeledger.tariff.domain.BulkEdit;
import org.chargeledger.tariff.domain.BulkPlan;
import org.chargeledger.tariff.domain.BulkWish;
import org.chargeledger.tariff.domain.Finding;
import org.chargeledger.tariff.domain.PublishedVersion;
import org.chargeledger.tariff.domain.VersionDiff;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** One change of price at many stations: looked at first, then made as it was seen; undone by another one. */
@Path("/bulk-changes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PLATFORM, Roles.ADMIN, Roles.FINANCE, Roles.DESK, Roles.VIEWER})
public class BulkChangeResource {

    /** A version that shall not take force. */
    public record CalledOff(@NotNull String tariffId, @Min(1) int version) {}

    /**
     * An edit, with no station named: everywhere; or the change to undo, wherever it still holds; or the version to
     * call off, wherever it would hold. {@code alsoLater}, by default false: the edit is made in what starts later at
     * these places, too.
     */
    public record NewPreview(BulkEdit edit, UUID undoes, @Valid CalledOff callsOff,
            @Size(max = 2000) List<@NotNull String> stationIds, @NotNull Instant effectiveFrom, Boolean alsoLater) {

        BulkWish toWish() {
            if (Stream.of(edit == null ? null : edit.kind(), undoes, callsOff).filter(Objects::nonNull).count() != 1) {
                throw Refusal.badRequest("name an edit, or the change to undo, or the version to call off");
            }
            if ((undoes != null || callsOff != null) && stationIds != null && !stationIds.isEmpty()) {
                throw Refusal.badRequest("what was changed is taken back wherever it holds; leave out stationIds");
            }
            if (edit == null && alsoLater != null) {
                throw Refusal.badRequest("alsoLater belongs to an edit; what is taken back is so whenever it starts");
            }
            if (edit != null && (edit.kind() == BulkEdit.Kind.SET_IDLE_FEE) != (edit.idleFee() != null)) {
                throw Refusal.badRequest("an idleFee belongs to SET_IDLE_FEE, and to nothing else");
            }
            TariffVersion version = callsOff == null ? null
                    : new TariffVersion(callsOff.tariffId(), callsOff.version());
            return new BulkWish(edit, undoes, version, stationIds, effectiveFrom.truncatedTo(ChronoUnit.MICROS),
                    Boolean.TRUE.equals(alsoLater));
        }
    }

    public record NewChange(BulkEdit edit, UUID undoes, @Valid CalledOff callsOff,
            @Size(max = 2000) List<@NotNull String> stationIds, @NotNull Instant effectiveFrom, Boolean alsoLater,
            @NotBlank @Size(max = 200) String reason, @NotBlank String digest) {

        MakeBulkChange.Approval toApproval() {
            var preview = new NewPreview(edit, undoes, callsOff, stationIds, effectiveFrom, alsoLater);
            return new MakeBulkChange.Approval(preview.toWish(), reason, digest);
        }
    }

    /**
     * {@code findings} forbid it; {@code laterVersions} start later at the same places and stay as they are;
     * {@code leftOut} holds by now where what is taken back was made, and stays too.
     */
    public record PreviewView(String digest, Instant effectiveFrom, List<Move> moves, int unchangedTargets,
            List<Assignment> laterVersions, List<Assignment> leftOut, List<Finding> findings) {

        static PreviewView of(PlanBulkChange.Preview preview) {
            BulkPlan plan = preview.plan();
            return new PreviewView(preview.digest(), plan.effectiveFrom(),
                    plan.items().stream().filter(item -> item.findings().isEmpty()).map(Move::of).toList(),
                    plan.unchangedTargets(), plan.laterVersions(), plan.leftOut(), plan.findings());
        }
    }

    /**
     * Stations and piles that leave a version at a moment, and in what their next one differs.
     * {@code detachedStationIds} are those stations that followed the operator's tariff and get one of their own,
     * {@code withdrawnStationIds} lose theirs and follow the operator's again. {@code followingStationIds} have none of
     * their own then: a version of the whole operator is theirs, or, {@code withdrawnWholeOperator}, they have no price.
     */
    public record Move(String tariffId, int version, String name, Instant effectiveFrom, List<String> stationIds,
            List<String> pileCodes, boolean wholeOperator, List<String> followingStationIds,
            List<String> detachedStationIds, List<String> withdrawnStationIds, boolean withdrawnWholeOperator,
            List<VersionDiff.Change> changes) {

        private static final String TARGETS = "/targets/";

        static Move of(BulkPlan.Item item) {
            PublishedVersion before = item.before();
            PublishedVersion after = item.published(before.version() + 1, before.modelNo());
            return new Move(before.tariffId(), before.version(), before.name(), after.effectiveFrom(),
                    after.stationIds(), after.pileCodes(), after.wholeOperator(), item.followingStationIds(),
                    item.detachedStationIds(), after.withdrawnStationIds(), after.withdrawnWholeOperator(),
                    VersionDiff.between(before, after).changes().stream()
                            .filter(change -> !change.at().startsWith(TARGETS)).toList());
        }
    }

    private final PlanBulkChange planBulkChange;
    private final MakeBulkChange makeBulkChange;
    private final ReadBulkChanges changes;
    private final Caller caller;

    BulkChangeResource(PlanBulkChange planBulkChange, MakeBulkChange makeBulkChange, ReadBulkChanges changes,
            Caller caller) {
        this.planBulkChange = planBulkChange;
        this.makeBulkChange = makeBulkChange;
        this.changes = changes;
        this.caller = caller;
    }

    @POST
    @Path("/preview")
    @Operation(operationId = "previewBulkChange", summary = "What a bulk change would do; stores nothing")
    public Uni<PreviewView> preview(@NotNull @Valid NewPreview body) {
        return planBulkChange.preview(caller, body.toWish()).map(PreviewView::of);
    }

    @POST
    @RolesAllowed({Roles.PLATFORM, Roles.ADMIN})
    @Operation(operationId = "makeBulkChange", summary = "Publishes the versions a preview showed: all of them or none")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = BulkChange.class)))
    public Uni<Response> make(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid NewChange body) {
        return makeBulkChange.make(caller, key, body.toApproval(), change -> change);
    }

    @GET
    @Operation(operationId = "listBulkChanges")
    public Uni<Page<BulkChange>> list(@QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(50) int limit) {
        Function<BulkChange, String> next = last -> Cursor.encode(last.madeAt().toString(), last.changeId().toString());
        List<String> after = cursor == null ? List.of("2999-12-31T23:59:59Z", new UUID(-1, -1).toString())
                : Cursor.decode(cursor, 2);
        return changes.list(caller, Parameters.instant("cursor", after.getFirst()),
                        Parameters.uuid("cursor", after.getLast()), limit + 1)
                .map(rows -> Page.of(rows, limit, change -> change, next));
    }

    @GET
    @Path("/{changeId}")
    @Operation(operationId = "getBulkChange")
    public Uni<BulkChange> get(@PathParam("changeId") UUID changeId) {
        return changes.get(caller, changeId);
    }
}
