package org.chargeledger.simulator.wechat.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.chargeledger.simulator.wechataccount.AccountEmulator;
import org.chargeledger.simulator.wechataccount.rules.Logins;
import org.chargeledger.simulator.wechataccount.rules.Logins.UserToken;
import org.chargeledger.simulator.wechataccount.rules.WechatRefusal;
import org.chargeledger.simulator.wechataccount.state.Follower;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Web authorisation as a driver's WeChat does it, with a page (or {@code openid=}) to choose who the driver is. */
@Path("/")
class OAuthResource {

    private static final List<String> ORDER = List.of("appid", "redirect_uri", "response_type", "scope", "state");

    record TokenAnswer(@JsonProperty("access_token") String accessToken, @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("refresh_token") String refreshToken, String openid, String scope,
            @JsonProperty("is_snapshotuser") @JsonInclude(JsonInclude.Include.NON_NULL) Integer isSnapshotUser) {

        static TokenAnswer of(UserToken token) {
            return new TokenAnswer(token.accessToken(), 7200, token.refreshToken(), token.openid(), token.scope(),
                    token.snapshot() ? 1 : null);
        }
    }

    record UserInfo(String openid, String nickname, int sex, String province, String city, String country,
            String headimgurl, List<String> privilege) {

        static UserInfo of(Follower follower) {
            return new UserInfo(follower.openid(), follower.nickname(), 0, "", "", "", "", List.of());
        }
    }

    private final Logins logins;

    OAuthResource(AccountEmulator emulator) {
        this.logins = emulator.logins();
    }

    @ServerExceptionMapper
    Response refused(WechatRefusal refusal) {
        return Response.ok(refusal.json(), MediaType.APPLICATION_JSON_TYPE).build();
    }

    @GET
    @Path("connect/oauth2/authorize")
    @Produces(MediaType.TEXT_HTML)
    public Response authorize(@Context UriInfo uri, @RestQuery String appid,
            @RestQuery("redirect_uri") String redirectUri, @RestQuery String scope, @RestQuery String state,
            @RestQuery String openid, @RestCookie("pretend_driver") String remembered) {
        if (redirectUri == null || !inOrder(uri)) {
            return Response.status(Response.Status.BAD_REQUEST).entity("链接参数错误 (10003/40029)").build();
        }
        String chosen = openid != null && !openid.isBlank() ? openid : remembered;
        if (chosen == null || chosen.isBlank()) {
            return Response.ok(OAuthResource.class.getResourceAsStream("/choose-driver.html")).build();
        }
        URI back = UriBuilder.fromUri(redirectUri)
                .queryParam("code", logins.authorize(appid, chosen, scope))
                .queryParam("state", state == null ? "" : state)
                .build();
        return Response.status(Response.Status.FOUND).location(back)
                .cookie(new NewCookie.Builder("pretend_driver").value(chosen).path("/connect").httpOnly(true).build())
                .build();
    }

    @GET
    @Path("sns/oauth2/access_token")
    @Produces(MediaType.APPLICATION_JSON)
    public TokenAnswer exchange(@RestQuery String appid, @RestQuery String secret, @RestQuery String code,
            @RestQuery("grant_type") String grantType) {
        return TokenAnswer.of(logins.exchange(appid, secret, code, grantType));
    }

    @GET
    @Path("sns/oauth2/refresh_token")
    @Produces(MediaType.APPLICATION_JSON)
    public TokenAnswer refresh(@RestQuery String appid, @RestQuery("grant_type") String grantType,
            @RestQuery("refresh_token") String refreshToken) {
        return TokenAnswer.of(logins.refresh(appid, refreshToken, grantType));
    }

    @GET
    @Path("sns/userinfo")
    @Produces(MediaType.APPLICATION_JSON)
    public UserInfo userInfo(@RestQuery("access_token") String accessToken, @RestQuery String openid) {
        return UserInfo.of(logins.userInfo(accessToken, openid));
    }

    /** WeChat checks the order of the parameters it knows; ours (openid) may stand anywhere. */
    private static boolean inOrder(UriInfo uri) {
        List<String> given = List.of(uri.getRequestUri().getRawQuery().split("&")).stream()
                .map(part -> part.replaceAll("=.*", ""))
                .filter(ORDER::contains)
                .toList();
        return given.equals(ORDER.stream().filter(given::contains).toList());
    }
}
