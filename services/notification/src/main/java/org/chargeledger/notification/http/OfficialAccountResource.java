package org.chargeledger.notification.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Locale;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.app.ConfigureAccounts;
import org.chargeledger.notification.app.ReadSettings;
import org.chargeledger.notification.app.announcement.Covers;
import org.chargeledger.notification.store.Settings.Account;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** An operator's official accounts. Their secrets come from the deployment and are never seen here. */
@Path("/official-accounts")
@Produces(MediaType.APPLICATION_JSON)
public class OfficialAccountResource {

    record AccountBody(@NotBlank @Size(max = 60) String name) {}

    /** {@code version} is the If-Match of a new name, {@code coverVersion} that of another cover; null without one. */
    record AccountView(String appId, String version, String name, String coverVersion, boolean secretConfigured,
            Instant pausedUntil, String pauseReason) {

        static AccountView of(Account account, ETag version, ETag coverVersion) {
            String key = "WECHAT_SECRET_" + account.appId().toUpperCase(Locale.ROOT);
            return new AccountView(account.appId(), version.version(), account.name(),
                    coverVersion == null ? null : coverVersion.version(),
                    ConfigProvider.getConfig().getOptionalValue(key, String.class).isPresent(), account.pausedUntil(),
                    account.pauseReason());
        }
    }

    /** A jpg or png picture, in base64. */
    record CoverBody(@NotNull @Size(min = 100, max = MOST_BYTES) byte[] picture) {}

    /** A request's body ends at 1 MiB, and base64 takes a third more. */
    private static final int MOST_BYTES = 700_000;

    private final ConfigureAccounts configure;
    private final ReadSettings settings;
    private final Covers covers;
    private final Caller caller;

    OfficialAccountResource(ConfigureAccounts configure, ReadSettings settings, Covers covers, Caller caller) {
        this.configure = configure;
        this.settings = settings;
        this.covers = covers;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"platform-admin", "operator-admin", "finance", "service-desk", "viewer"})
    public Page<AccountView> list() {
        return new Page<>(settings.accounts(caller).stream()
                .map(account -> AccountView.of(account, settings.version(account), settings.coverVersion(account)))
                .toList(), null);
    }

    /** The picture above articles that name none of their own. */
    @PUT
    @Path("/{appId}/cover")
    @RolesAllowed({"platform-admin", "operator-admin", "finance"})
    @APIResponse(responseCode = "200", description = "Taken by WeChat",
            content = @Content(schema = @Schema(implementation = Covers.Cover.class)))
    public Response cover(@PathParam("appId") String appId, @HeaderParam("Idempotency-Key") String key,
            @HeaderParam("If-Match") String ifMatch, @NotNull @Valid CoverBody body) {
        return covers.replace(caller, key, appId, ifMatch, body.picture());
    }

    @PUT
    @Path("/{appId}")
    @RolesAllowed({"platform-admin", "operator-admin"})
    @APIResponse(responseCode = "200", description = "Stored",
            content = @Content(schema = @Schema(implementation = AccountBody.class)))
    public Response put(@PathParam("appId") @Pattern(regexp = "wx[0-9a-z]{4,30}") String appId,
            @HeaderParam("Idempotency-Key") String key, @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid AccountBody body) {
        return configure.account(caller, key, appId, ifMatch, body.name(), body);
    }
}
