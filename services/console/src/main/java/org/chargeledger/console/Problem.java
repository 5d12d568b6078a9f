package org.chargeledger.console;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Everything the edge itself refuses or cannot do (RFC 9457); a service's own problem passes unchanged. */
public enum Problem {
    NOT_SIGNED_IN(401, "not-signed-in", "Sign in first"),
    SESSION_WRITE_UNGUARDED(403, "session-write-unguarded",
            "A change made with the session cookie needs the header X-Requested-With"),
    NO_SUCH_ADDRESS(404, "no-such-address", "Nothing is served here"),
    OPERATOR_UNKNOWN(404, "operator-unknown", "This operator has no official account here"),
    SIGN_IN_STATE_INVALID(400, "sign-in-state-invalid", "This sign-in was not started here, or too long ago"),
    SIGN_IN_CODE_REFUSED(401, "sign-in-code-refused", "WeChat refused this sign-in code"),
    SIGN_IN_SNAPSHOT(403, "sign-in-snapshot",
            "A WeChat snapshot page shows a made-up user; open the page in full first"),
    BODY_TOO_LARGE(413, "body-too-large", "The request body is too large"),
    SERVICE_ANSWER_BROKEN(502, "service-answer-broken", "The service broke off its answer"),
    WECHAT_UNREACHABLE(502, "wechat-unreachable", "WeChat cannot be reached"),
    SERVICE_UNREACHABLE(503, "service-unreachable", "The service cannot be reached, try again soon"),
    SERVICE_TOO_SLOW(504, "service-too-slow", "The service did not answer in time");

    static final String MEDIA_TYPE = "application/problem+json";

    private final int status;
    private final String slug;
    private final String title;

    Problem(int status, String slug, String title) {
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    public void answer(RoutingContext request) {
        if (request.response().headWritten()) {
            request.response().reset();
            return;
        }
        request.response().setStatusCode(status).putHeader("content-type", MEDIA_TYPE).end(body());
    }

    public Response response() {
        return Response.status(status).type(MediaType.valueOf(MEDIA_TYPE)).entity(body()).build();
    }

    String slug() {
        return slug;
    }

    String title() {
        return title;
    }

    String type() {
        return "/problems/" + slug;
    }

    private String body() {
        return JsonObject.of("type", type(), "title", title, "status", status).encode();
    }
}
