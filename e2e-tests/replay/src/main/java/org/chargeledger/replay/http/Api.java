package org.chargeledger.replay.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The suite's REST API as one signed-in caller sees it through the edge. */
public final class Api {

    private static final int UNAUTHORISED = 401;
    private static final int PAGE = 100;

    private final Http http;
    private final String edgeUrl;
    private final Tokens tokens;
    private final AtomicLong writes;
    /** For whom platform staff act; null for everybody else, who are bound to the operator of their token. */
    private final String inNameOf;

    public Api(Http http, String edgeUrl, Tokens tokens, AtomicLong writes) {
        this(http, edgeUrl, tokens, writes, null);
    }

    private Api(Http http, String edgeUrl, Tokens tokens, AtomicLong writes, String inNameOf) {
        this.http = http;
        this.edgeUrl = edgeUrl;
        this.tokens = tokens;
        this.writes = writes;
        this.inNameOf = inNameOf;
    }

    /** As platform staff who act for this operator. */
    public Api inNameOf(String operatorId) {
        return new Api(http, edgeUrl, tokens, writes, operatorId);
    }

    public JsonNode get(String path) {
        return good("GET " + path, send("GET", path, Map.of(), null));
    }

    /** All pages of a list. */
    public List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = get(path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE
                    + (cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)));
            page.path("items").forEach(items::add);
            cursor = page.path("nextCursor").asText(null);
        }
        return items;
    }

    /** Safe to send again: the key makes the service answer as it did the first time. */
    public JsonNode post(String path, String idempotencyKey, Object body) {
        return good("POST " + path, write("POST", path, idempotencyKey, body));
    }

    /** An edit of the version that was seen. */
    public JsonNode post(String path, String idempotencyKey, String ifMatch, Object body) {
        writes.incrementAndGet();
        return good("POST " + path, send("POST", path, Map.of("Idempotency-Key", idempotencyKey, "If-Match", ifMatch), body));
    }

    /** A question too long for a GET; it changes nothing. */
    public JsonNode ask(String path, Object body) {
        return good("POST " + path, send("POST", path, Map.of(), body));
    }

    public JsonNode put(String path, String idempotencyKey, Object body) {
        return good("PUT " + path, write("PUT", path, idempotencyKey, body));
    }

    public JsonNode put(String path, String idempotencyKey, String ifMatch, Object body) {
        writes.incrementAndGet();
        return good("PUT " + path, send("PUT", path, Map.of("Idempotency-Key", idempotencyKey, "If-Match", ifMatch), body));
    }

    /** An edit whose refusal is an answer too. */
    public Reply edit(String method, String path, String idempotencyKey, String ifMatch, Object body) {
        writes.incrementAndGet();
        return send(method, path, Map.of("Idempotency-Key", idempotencyKey, "If-Match", ifMatch), body);
    }

    public Reply write(String method, String path, String idempotencyKey, Object body) {
        writes.incrementAndGet();
        return send(method, path, Map.of("Idempotency-Key", idempotencyKey), body);
    }

    private Reply send(String method, String path, Map<String, String> headers, Object body) {
        String token = tokens.current();
        Reply reply = http.send(request(method, path, headers, body, token));
        return reply.status() != UNAUTHORISED ? reply
                : http.send(request(method, path, headers, body, tokens.after(token)));
    }

    private HttpRequest.Builder request(
            String method, String path, Map<String, String> headers, Object body, String token) {
        var request = HttpRequest.newBuilder(URI.create(edgeUrl + "/api" + path))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token)
                .method(method, body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(Http.JSON.valueToTree(body).toString()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (inNameOf != null) {
            request.header("X-Operator-Id", inNameOf);
        }
        headers.forEach(request::header);
        return request;
    }

    private static JsonNode good(String what, Reply reply) {
        if (!reply.good()) {
            throw new IllegalStateException(what + " was answered " + reply.status() + " " + reply.body());
        }
        return reply.body();
    }
}
