package org.chargeledger.simulator.wechat.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.chargeledger.simulator.wechat.rules.Tokens;
import org.chargeledger.simulator.wechat.rules.Tokens.Issued;
import org.jboss.resteasy.reactive.RestQuery;

/** The two server-token interfaces. */
@Path("/cgi-bin")
@Produces(MediaType.APPLICATION_JSON)
class TokenResource {

    record StableRequest(@JsonProperty("grant_type") String grantType, String appid, String secret,
            @JsonProperty("force_refresh") boolean forceRefresh) {}

    record Answer(@JsonProperty("access_token") String accessToken, @JsonProperty("expires_in") long expiresIn) {

        static Answer of(Issued issued) {
            return new Answer(issued.value(), issued.expiresInSeconds());
        }
    }

    private final Tokens tokens;

    TokenResource(Tokens tokens) {
        this.tokens = tokens;
    }

    @GET
    @Path("/token")
    public Answer token(@RestQuery("grant_type") String grantType, @RestQuery String appid, @RestQuery String secret) {
        return Answer.of(tokens.plain(grantType, appid, secret));
    }

    @POST
    @Path("/stable_token")
    public Answer stableToken(StableRequest request) {
        return Answer.of(tokens.stable(request.grantType(), request.appid(), request.secret(), request.forceRefresh()));
    }
}
