package org.chargeledger.notification.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.app.ConfigureAccounts;
import org.chargeledger.notification.app.ConfigureAccounts.Deleted;
import org.chargeledger.notification.app.ReadSettings;
import org.chargeledger.notification.domain.Channel;
import org.chargeledger.notification.domain.Finding;
import org.chargeledger.notification.domain.Kind;
import org.chargeledger.notification.domain.Template;
import org.chargeledger.notification.http.TemplateBody.FieldBody;
import org.chargeledger.notification.http.TemplateBody.NoticeBody;
import org.chargeledger.notification.store.Settings.Versioned;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Which template shows which kind of message, and which of our values goes into which of its fields. */
@Path("/templates")
@Produces(MediaType.APPLICATION_JSON)
public class TemplateResource {

    /** {@code version} is the ETag's. */
    record TemplateView(Kind kind, long version, String appId, String templateId, String pageUrl,
            List<FieldBody> fields, List<Channel> channels, String serviceText, NoticeBody notice) {

        static TemplateView of(Kind kind, Versioned versioned) {
            Template template = versioned.template();
            return new TemplateView(kind, versioned.version(), template.appId(), template.layout().templateId(),
                    template.pageUrl(), template.layout().fields().stream().map(FieldBody::of).toList(),
                    template.channels(), template.serviceText(), NoticeBody.of(template.notice()));
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

    @GET
    @Path("/{kind}")
    @RolesAllowed({"platform-admin", "operator-admin", "finance", "service-desk", "viewer"})
    @Operation(operationId = "getTemplate", summary = "The kind's template; its ETag is its version")
    @APIResponse(responseCode = "200", description = "Set up",
            content = @Content(schema = @Schema(implementation = TemplateView.class)))
    public Response get(@PathParam("kind") String name) {
        Kind kind = kind(name);
        Versioned template = Optional.ofNullable(settings.templates(caller).get(kind))
                .orElseThrow(() -> Refusal.notFound("template"));
        return Response.ok(TemplateView.of(kind, template))
                .header(HttpHeaders.ETAG, ETag.of(template.version()).toString()).build();
    }

    @PUT
    @Path("/{kind}")
    @RolesAllowed({"platform-admin", "operator-admin"})
    @APIResponse(responseCode = "200", description = "Stored",
            content = @Content(schema = @Schema(implementation = TemplateBody.class)))
    public Response put(@PathParam("kind") String kind, @HeaderParam("Idempotency-Key") String key,
            @HeaderParam("If-Match") String ifMatch, @NotNull @Valid TemplateBody body) {
        return configure.template(caller, key, kind(kind), ifMatch, body.toTemplate(), body);
    }

    @DELETE
    @Path("/{kind}")
    @RolesAllowed({"platform-admin", "operator-admin"})
    @Operation(operationId = "deleteTemplate", summary = "Tells the kind no more, or lets it wait for another template")
    @APIResponse(responseCode = "200", description = "Deleted",
            content = @Content(schema = @Schema(implementation = Deleted.class)))
    public Response delete(@PathParam("kind") String kind, @HeaderParam("Idempotency-Key") String key,
            @HeaderParam("If-Match") String ifMatch) {
        return configure.deleteTemplate(caller, key, kind(kind), ifMatch);
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
