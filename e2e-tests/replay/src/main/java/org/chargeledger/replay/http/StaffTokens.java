package org.chargeledger.replay.http;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.chargeledger.replay.stack.StackView;

/** Tokens of one person of the operator's staff, who signs in with a password; for what needs two people. */
public final class StaffTokens implements Tokens {

    private final Http http;
    private final StackView stack;
    private final String userName;
    private String token;

    public StaffTokens(Http http, StackView stack, String userName) {
        this.http = http;
        this.stack = stack;
        this.userName = userName;
    }

    @Override
    public synchronized String current() {
        if (token == null) {
            token = signIn();
        }
        return token;
    }

    @Override
    public synchronized String after(String refused) {
        if (refused.equals(token)) {
            token = signIn();
        }
        return token;
    }

    /** The local realm's passwords are the name and -demo-1. */
    private String signIn() {
        String form = "grant_type=password&username=" + encoded(userName) + "&password=" + encoded(userName + "-demo-1")
                + "&client_id=" + encoded(stack.staffClient().clientId())
                + "&client_secret=" + encoded(stack.staffClient().clientSecret());
        Reply reply = http.send(HttpRequest.newBuilder(URI.create(stack.tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (!reply.good()) {
            throw new IllegalStateException("no token for " + userName + ": " + reply);
        }
        return reply.body().get("access_token").asText();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
