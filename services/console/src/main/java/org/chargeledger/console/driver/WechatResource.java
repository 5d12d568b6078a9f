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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.chargeledger.console.LocalPath;
import org.chargeledger.console.Problem;
import org.chargeledger.console.driver.OfficialAccounts.OfficialAccount;

/** A driver signs in through the operator's official account. Tokens and sign-ins live in real time, not in business time. */
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
    public Response login(@PathParam("operatorId") String operatorId, @QueryParam("redirect") String redirect) {
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
    public Response callback(@PathParam("operatorId") String operatorId, @QueryParam("code") @DefaultValue("") String code,
            @QueryParam("state") String state, @CookieParam(DriverCookie.SIGN_IN) String signIn,
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

    /** For a program that keeps the token itself: nothing is left in a browser, so it needs no cookie from the start of the sign-in. */
    private static Response json(String operatorId, String openid, String token) {
        var signedIn = new SignedIn(token, DriverId.of(operatorId, openid).value().toString());
        return Response.ok(signedIn).type("application/json").header("Cache-Control", "no-store").build();
    }

    private Response cookie(String token, String signIn) {
        String redirect = decode(signIn.substring(signIn.indexOf('.') + 1));
        return Response.seeOther(URI.create(LocalPath.of(redirect).value()))
                .cookie(cookies.token(token), cookies.signInDone())
                .build();
    }

    private Response refused(String operatorId, Problem problem) {
        count(operatorId, problem.name().toLowerCase());
        return problem.response();
    }

    private void count(String operatorId, String outcome) {
        metrics.counter("driver_sign_ins", "operator", operatorId, "outcome", outcome).increment();
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
