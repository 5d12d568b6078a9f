package org.chargeledger.notification.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.app.ConfigureAccounts;
import org.chargeledger.notification.app.ReadSettings;
import org.chargeledger.notification.domain.Channel;
import org.chargeledger.notification.domain.Finding;
import org.chargeledger.notification.domain.Kind;
import org.chargeledger.notification.domain.Template;
import org.chargeledger.notification.http.TemplateBody.FieldBody;
import org.chargeledger.notification.http.TemplateBody.NoticeBody;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Which template shows which kind of message, and which of our values goes into which of its fields. */
@Path("/templates")
public class TemplateResource {

    record TemplateView(Kind kind, String appId, String templateId, String pageUrl, List<FieldBody> fields,
            List<Channel> channels, String serviceText, NoticeBody notice) {

        static TemplateView of(Kind kind, Template template) {
            return new TemplateView(kind, template.appId(), template.layout().templateId(), template.pageUrl(),
                    template.layout().fields().stream().map(FieldBody::of).toList(), template.channels(),
                    template.serviceText(), NoticeBody.of(template.notice()));
        }
    }

    record Lint(List<Finding> findings) {}

    private final ConfigureAccounts configure;
    private final ReadSettings settings;
    private final Caller caller;

    TemplateResource(ConfigureAccounts configure, ReadSettings settings, Caller caller) {
        this.configure = configure;
        this.settings = settings;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"platform-admin", "operator-admin", "finance", "service-desk", "viewer"})
    public Page<TemplateView> list() {
        return new Page<>(settings.templates(caller).entrySet().stream()
                .map(entry -> TemplateView.of(entry.getKey(), entry.getValue())).toList(), null);
    }

    @PUT
    @Path("/{kind}")
    @RolesAllowed({"platform-admin", "operator-admin"})
    @APIResponse(responseCode = "200", description = "Stored",
            content = @Content(schema = @Schema(implementation = TemplateBody.class)))
    @APIResponse(responseCode = "400", description = "/problems/template-invalid: findings name each field")
    public Response put(@PathParam("kind") String kind, @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid TemplateBody body) {
        return configure.template(caller, key, kind(kind), body.toTemplate(), body);
    }

    @POST
    @Path("/{kind}/lint")
    @RolesAllowed({"platform-admin", "operator-admin"})
    @Operation(operationId = "lintTemplate", summary = "What saving would find; stores nothing")
    public Lint lint(@PathParam("kind") String kind, @NotNull @Valid TemplateBody body) {
        return new Lint(body.toTemplate().findings(kind(kind)));
    }

    static Kind kind(String name) {
        try {
            return Kind.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("kind of message");
        }
    }
}
