package org.chargeledger.console.driver;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.chargeledger.console.LocalPath;
import org.chargeledger.console.Problem;
import org.chargeledger.console.driver.OfficialAccounts.OfficialAccount;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * A driver signs in through the operator's official account. Tokens and sign-ins live in real time, not in business
 * time.
 */
@Path("/wechat/{operatorId}")
@Blocking
public class WechatResource {

    record SignedIn(String token, String driverId) {}

    private final OfficialAccounts accounts;
    private final WechatOauth wechat;
    private final SignInState states;
    private final DriverTokens tokens;
    private final DriverCookie cookies;
    private final MeterRegistry metrics;

    WechatResource(OfficialAccounts accounts, WechatOauth wechat, SignInState states, DriverTokens tokens,
            DriverCookie cookies, MeterRegistry metrics) {
        this.accounts = accounts;
        this.wechat = wechat;
        this.states = states;
        this.tokens = tokens;
        this.cookies = cookies;
        this.metrics = metrics;
    }

    @GET
    @Path("/login")
    @Operation(operationId = "driverSignIn", summary = "Starts a driver's sign-in at WeChat, silently (snsapi_base)")
    @APIResponse(responseCode = "302", description = "To WeChat")
    @APIResponse(responseCode = "404", ref = "operator-unknown")
    public Response login(@PathParam("operatorId") String operatorId,
            @QueryParam("redirect") @DefaultValue("/my") String redirect) {
        Optional<OfficialAccount> account = accounts.of(operatorId);
        if (account.isEmpty()) {
            return Problem.OPERATOR_UNKNOWN.response();
        }
        var started = states.start(operatorId, Instant.now());
        URI callback = tokens.publicUrl().resolve("/wechat/" + operatorId + "/callback");
        return Response.status(Response.Status.FOUND)
                .location(wechat.authorizeUrl(account.get(), callback, started.state()))
                .cookie(cookies.signIn(started.nonce() + "." + encode(LocalPath.of(redirect).value())))
                .build();
    }

    @GET
    @Path("/callback")
    @Operation(operationId = "driverSignedIn",
            summary = "Exchanges WeChat's code for a driver token of two hours: in the body for"
                    + " Accept: application/json, else as a cookie")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = SignedIn.class)))
    @APIResponse(responseCode = "303", description = "Signed in by cookie; to where the sign-in came from")
    @APIResponse(responseCode = "400", ref = "sign-in-state-invalid")
    @APIResponse(responseCode = "401", ref = "sign-in-code-refused")
    @APIResponse(responseCode = "403", ref = "sign-in-snapshot")
    @APIResponse(responseCode = "404", ref = "operator-unknown")
    @APIResponse(responseCode = "502", ref = "wechat-unreachable")
    public Response callback(@PathParam("operatorId") String operatorId,
            @QueryParam("code") @DefaultValue("") String code, @QueryParam("state") String state,
            @CookieParam(DriverCookie.SIGN_IN) String signIn,
            @HeaderParam("Accept") @DefaultValue("") String accept) {
        Optional<OfficialAccount> account = accounts.of(operatorId);
        if (account.isEmpty()) {
            return Problem.OPERATOR_UNKNOWN.response();
        }
        boolean wantsJson = accept.startsWith("application/json");
        Optional<String> nonce = states.nonce(operatorId, state, Instant.now())
                .filter(known -> wantsJson || signIn != null && signIn.startsWith(known + "."));
        if (nonce.isEmpty()) {
            return refused(operatorId, Problem.SIGN_IN_STATE_INVALID);
        }
        return switch (wechat.exchange(account.get(), code)) {
            case WechatOauth.Answer.Refused refusal -> refused(operatorId, refusal.problem());
            case WechatOauth.Answer.Openid openid -> {
                count(operatorId, "signed_in");
                String token = tokens.issue(operatorId, openid.value());
                yield wantsJson ? json(operatorId, openid.value(), token) : cookie(token, signIn);
            }
        };
    }

    /**
     * For a program that keeps the token itself: nothing is left in a browser, so it needs no cookie from the start of
     * the sign-in.
     */
    private static Response json(String operatorId, String openid, String token) {
        var signedIn = new SignedIn(token, DriverId.of(operatorId, openid).value().toString());
        return Response.ok(signedIn).type("application/json").header("Cache-Control", "no-store").build();
    }

    private Response cookie(String token, String signIn) {
        String redirect = decode(signIn.substring(signIn.indexOf('.') + 1));
        return LocalPath.of(redirect).seeOther().cookie(cookies.token(token), cookies.signInDone()).build();
    }

    private Response refused(String operatorId, Problem problem) {
        count(operatorId, problem.name().toLowerCase(Locale.ROOT));
        return problem.response();
    }

    private void count(String operatorId, String outcome) {
        metrics.counter("chargeledger_driver_sign_ins", "operator", operatorId, "outcome", outcome).increment();
    }

    private static String encode(String path) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(path.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String value) {
        try {
            return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }
}
