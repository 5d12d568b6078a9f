package org.chargeledger.console;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** Everything around the edge on one port: the services, Keycloak's four answers, and WeChat. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {

    static final KeyPair KEYCLOAK_KEY = keyPair();
    private static final WireMockServer SERVER = new WireMockServer(WireMockConfiguration.options().dynamicPort());

    /** Stubs and requests of the running test; {@link #reset()} before each. */
    public static WireMockServer server() {
        return SERVER;
    }

    @Override
    public Map<String, String> start() {
        SERVER.start();
        reset();
        return Map.of(
                "OIDC_ISSUER_URL", realm(),
                "DRIVER_TOKEN_ISSUER", "http://edge.test/driver",
                "WECHAT_API_URL", SERVER.baseUrl(),
                "WECHAT_OPEN_URL", "http://open.wechat.test",
                "SERVICE_URL_BILLING", SERVER.baseUrl(),
                "SERVICE_URL_REPORTING", SERVER.baseUrl(),
                "SERVICE_URL_NOTIFICATION", SERVER.baseUrl(),
                "SERVICE_URL_VOUCHER", "http://localhost:1",
                "edge.proxy.timeout", "1s");
    }

    @Override
    public void stop() {
        SERVER.stop();
    }

    public static void reset() {
        SERVER.resetAll();
        SERVER.stubFor(get("/realms/chargeledger/.well-known/openid-configuration").willReturn(okJson(discovery())));
        SERVER.stubFor(get("/realms/chargeledger/certs").willReturn(okJson(jwks())));
        tokensLastFor(Duration.ofMinutes(5));
        SERVER.stubFor(post("/realms/chargeledger/token").withRequestBody(containing("grant_type=refresh_token"))
                .willReturn(status(400).withBody("{\"error\":\"invalid_grant\"}")
                        .withHeader("content-type", "application/json")));
    }

    public static void tokensLastFor(Duration lifetime) {
        SERVER.stubFor(post("/realms/chargeledger/token").withRequestBody(containing("grant_type=authorization_code"))
                .willReturn(okJson(tokens("first", lifetime))));
    }

    public static void refreshAllowed() {
        SERVER.stubFor(post("/realms/chargeledger/token").withRequestBody(containing("grant_type=refresh_token"))
                .willReturn(okJson(tokens("refreshed", Duration.ofMinutes(5)))));
    }

    private static String realm() {
        return SERVER.baseUrl() + "/realms/chargeledger";
    }

    private static String tokens(String jti, Duration lifetime) {
        return JsonObject.of("token_type", "Bearer", "expires_in", lifetime.toSeconds(),
                "refresh_token", "refresh-" + jti,
                "access_token", token(jti, lifetime), "id_token", token(jti, lifetime)).encode();
    }

    private static String token(String jti, Duration lifetime) {
        return Jwt.issuer(realm()).subject("user-1").audience(Set.of("chargeledger-console"))
                .claim("jti", jti).claim("preferred_username", "zpd-admin").claim("name", "Anna Zhao")
                .claim("operator_id", "zpd")
                .claim("realm_access", Map.of("roles", Set.of("operator-admin", "offline_access")))
                .expiresIn(lifetime)
                .jws().keyId("keycloak").sign(KEYCLOAK_KEY.getPrivate());
    }

    private static String discovery() {
        return JsonObject.of("issuer", realm(), "authorization_endpoint", realm() + "/auth",
                "token_endpoint", realm() + "/token", "jwks_uri", realm() + "/certs",
                "end_session_endpoint", realm() + "/logout").encode();
    }

    private static String jwks() {
        var key = (RSAPublicKey) KEYCLOAK_KEY.getPublic();
        return JsonObject.of("keys", JsonArray.of(JsonObject.of("kty", "RSA", "use", "sig", "alg", "RS256",
                "kid", "keycloak", "n", base64(key.getModulus()), "e", base64(key.getPublicExponent())))).encode();
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int skip = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, skip, bytes.length));
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
