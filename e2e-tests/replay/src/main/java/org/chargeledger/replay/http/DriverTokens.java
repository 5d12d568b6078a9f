package org.chargeledger.replay.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;

/** Tokens of one driver, who signs in at the edge through WeChat as the driver's page does. */
public final class DriverTokens implements Tokens {

    private static final int ATTEMPTS = 5;

    private final Http http;
    private final String edgeUrl;
    private final String openid;
    private String token;
    private String driverId;

    public DriverTokens(Http http, String edgeUrl, String openid) {
        this.http = http;
        this.edgeUrl = edgeUrl;
        this.openid = openid;
    }

    @Override
    public synchronized String current() {
        if (token == null) {
            signIn();
        }
        return token;
    }

    @Override
    public synchronized String after(String refused) {
        if (refused.equals(token)) {
            signIn();
        }
        return token;
    }

    public synchronized String driverId() {
        current();
        return driverId;
    }

    /** A code can be used once, so a callback that was sent twice on a slow machine is refused: then sign in anew. */
    private void signIn() {
        Reply reply = callback();
        for (int attempt = 1; attempt < ATTEMPTS && reply.status() == 401; attempt++) {
            reply = callback();
        }
        if (!reply.good()) {
            throw new IllegalStateException("driver " + openid + " could not sign in: " + reply);
        }
        token = reply.body().get("token").asText();
        driverId = reply.body().get("driverId").asText();
    }

    private Reply callback() {
        HttpResponse<String> toWechat = redirected(HttpRequest.newBuilder(
                URI.create(edgeUrl + "/wechat/zpd/login?redirect=/")));
        URI authorize = URI.create(location(toWechat).replaceAll("#.*", "") + "&openid=" + openid);
        HttpResponse<String> back = redirected(HttpRequest.newBuilder(authorize));
        return http.send(HttpRequest.newBuilder(URI.create(location(back)))
                .header("Accept", "application/json")
                .header("Cookie", cookies(toWechat)));
    }

    private HttpResponse<String> redirected(HttpRequest.Builder request) {
        HttpResponse<String> response = http.exchange(request);
        if (response.statusCode() < 300 || response.statusCode() > 399) {
            throw new IllegalStateException(response.uri() + " did not redirect driver " + openid + ": "
                    + response.statusCode() + " " + response.body());
        }
        return response;
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static String cookies(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream().map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }
}
