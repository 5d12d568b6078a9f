package org.chargeledger.notification.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.app.announcement.RecordAssessments;
import org.chargeledger.notification.store.announcement.Assessments.Assessment;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Protection impact assessments: that one was made, by whom, and where it lies. */
@Path("/impact-assessments")
@RolesAllowed({"platform-admin", "operator-admin", "finance", "service-desk", "viewer"})
@Produces(MediaType.APPLICATION_JSON)
public class ImpactAssessmentResource {

    record AssessmentBody(@NotBlank @Size(max = 100) String title, @NotBlank @Size(max = 500) String document,
            @NotBlank @Size(max = 1000) String conclusion) {}

    private final RecordAssessments assessments;
    private final Caller caller;

    ImpactAssessmentResource(RecordAssessments assessments, Caller caller) {
        this.assessments = assessments;
        this.caller = caller;
    }

    @GET
    public Page<Assessment> list() {
        return new Page<>(assessments.all(caller), null);
    }

    @POST
    @RolesAllowed({"platform-admin", "operator-admin"})
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Assessment.class)))
    public Response record(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid AssessmentBody body) {
        return assessments.record(caller, key,
                new RecordAssessments.Wish(body.title(), body.document(), body.conclusion()));
    }
}
