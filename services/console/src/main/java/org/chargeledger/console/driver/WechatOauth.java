package org.chargeledger.console.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.chargeledger.console.Problem;
import org.chargeledger.console.driver.OfficialAccounts.OfficialAccount;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * WeChat's web authorisation. Uses the JDK's client on purpose: a traced one would write the secret in the address
 * into every trace.
 */
@ApplicationScoped
class WechatOauth {

    private static final Logger LOG = Logger.getLogger(WechatOauth.class);

    /** Who WeChat says it is, or why not. */
    sealed interface Answer {
        record Openid(String value) implements Answer {}

        record Refused(Problem problem) implements Answer {}
    }

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final ObjectMapper json;
    private final URI openUrl;
    private final URI apiUrl;

    WechatOauth(ObjectMapper json, @ConfigProperty(name = "edge.wechat.open-url") URI openUrl,
            @ConfigProperty(name = "edge.wechat.api-url") URI apiUrl) {
        this.json = json;
        this.openUrl = openUrl;
        this.apiUrl = apiUrl;
    }

    /** WeChat checks the order of these parameters. snsapi_base is silent and gives the openid only. */
    URI authorizeUrl(OfficialAccount account, URI callback, String state) {
        return URI.create(openUrl + "/connect/oauth2/authorize?appid=" + encoded(account.appId())
                + "&redirect_uri=" + encoded(callback.toString())
                + "&response_type=code&scope=snsapi_base&state=" + state + "#wechat_redirect");
    }

    Answer exchange(OfficialAccount account, String code) {
        URI address = URI.create(apiUrl + "/sns/oauth2/access_token?appid=" + encoded(account.appId())
                + "&secret=" + encoded(account.secret()) + "&code=" + encoded(code) + "&grant_type=authorization_code");
        try {
            var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
            var answer = client.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? read(json.readTree(answer.body()))
                    : unreachable("HTTP " + answer.statusCode());
        } catch (IOException e) {
            return unreachable(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unreachable("interrupted");
        }
    }

    /** Errors come as HTTP 200 with errcode; a snapshot page comes with a made-up openid. */
    private static Answer read(JsonNode answer) {
        if (answer.path("errcode").asInt() != 0 || answer.path("openid").asText().isBlank()) {
            LOG.infof("WeChat refused a sign-in code: %s %s", answer.path("errcode"), answer.path("errmsg"));
            return new Answer.Refused(Problem.SIGN_IN_CODE_REFUSED);
        }
        if (answer.path("is_snapshotuser").asInt() == 1) {
            return new Answer.Refused(Problem.SIGN_IN_SNAPSHOT);
        }
        return new Answer.Openid(answer.path("openid").asText());
    }

    private static Answer unreachable(String reason) {
        LOG.warnf("WeChat's sign-in cannot be reached: %s", reason);
        return new Answer.Refused(Problem.WECHAT_UNREACHABLE);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
