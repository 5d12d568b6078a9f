package org.chargeledger.replay.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.chargeledger.replay.stack.StackView;

/** The operators of the stack: each is an organization of its realm, as Keycloak's own administrator of the local stack sees them. */
public final class Organizations {

    private static final int PAGE = 100;

    private final Http http;
    private final StackView stack;

    public Organizations(Http http, StackView stack) {
        this.http = http;
        this.stack = stack;
    }

    /** The operators' ids, those of disabled organizations too: their bills are kept. */
    public List<String> operatorIds() {
        String token = administrator();
        var ids = new ArrayList<String>();
        for (Reply page = page(token, 0); !page.body().isEmpty(); page = page(token, ids.size())) {
            page.body().forEach(one -> ids.add(one.get("alias").asText()));
        }
        return ids.stream().sorted().toList();
    }

    private Reply page(String token, int first) {
        Reply reply = http.send(HttpRequest.newBuilder(URI.create(stack.keycloakUrl()
                + "/admin/realms/chargeledger/organizations?first=" + first + "&max=" + PAGE))
                .header("Authorization", "Bearer " + token));
        if (!reply.good()) {
            throw new IllegalStateException("Keycloak does not list its organizations: " + reply);
        }
        return reply;
    }

    /** The local Keycloak's, whose password the launcher tells on its screen. */
    private String administrator() {
        Reply reply = http.send(HttpRequest.newBuilder(URI.create(stack.keycloakUrl()
                + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=password&client_id=admin-cli&username=admin&password=admin-demo-1")));
        if (!reply.good()) {
            throw new IllegalStateException("no token for Keycloak's administrator: " + reply);
        }
        return reply.body().get("access_token").asText();
    }
}
