package org.chargeledger.replay.http;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.chargeledger.replay.stack.StackView;

/** Tokens of an API consumer of the operator, by client credentials. */
public final class ClientTokens implements Tokens {

    private final Http http;
    private final StackView stack;
    private String token;

    public ClientTokens(Http http, StackView stack) {
        this.http = http;
        this.stack = stack;
    }

    @Override
    public synchronized String current() {
        if (token == null) {
            token = fetch();
        }
        return token;
    }

    @Override
    public synchronized String after(String refused) {
        if (refused.equals(token)) {
            token = fetch();
        }
        return token;
    }

    private String fetch() {
        String form = "grant_type=client_credentials&client_id=" + encoded(stack.apiClient().clientId())
                + "&client_secret=" + encoded(stack.apiClient().clientSecret());
        Reply reply = http.send(HttpRequest.newBuilder(URI.create(stack.tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (!reply.good()) {
            throw new IllegalStateException("no token for " + stack.apiClient().clientId() + ": " + reply);
        }
        return reply.body().get("access_token").asText();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
