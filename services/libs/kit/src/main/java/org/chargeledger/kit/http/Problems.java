package org.chargeledger.kit.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.pgclient.PgException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chargeledger.kit.trace.Trace;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a failure becomes HTTP (RFC 9457). What is not listed here is a defect: 500 without detail. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    /** SQLSTATE insufficient_privilege: row-level security refused a row of another operator. */
    private static final String ROW_SECURITY = "42501";
    /** SQLSTATE character_not_in_repertoire and untranslatable_character: U+0000, in a text or in JSON. */
    private static final Set<String> NO_TEXT = Set.of("22021", "22P05");
    /** SQLSTATE datetime_field_overflow. */
    private static final String NO_TIME = "22008";
    private static final String OUTBOX_BODY_FITS = "outbox_body_fits";

    @ServerExceptionMapper
    Response refused(Refusal refusal) {
        return problem(refusal.status(), refusal.slug(), refusal.title(), refusal.getMessage(), refusal.extensions());
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException e) {
        return Response.fromResponse(problem(401, "unauthorized", "Sign in first", "a valid bearer token is needed",
                Map.of())).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return problem(403, "forbidden", "Not allowed", "the token's roles do not allow this", Map.of());
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e) {
        List<String> findings = e.getConstraintViolations().stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage()).sorted().toList();
        return problem(400, "invalid-request", "Invalid request", String.join("; ", findings),
                Map.of("findings", findings));
    }

    /** Both, for the second has a mapper of the framework's own, whose answer is no problem. */
    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
    Response unreadable(JacksonException e) {
        return problem(400, "unreadable-body", "Unreadable body", e.getOriginalMessage(), Map.of());
    }

    /** The framework takes a parameter that it cannot read for a thing that it cannot find. */
    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (e.getCause() instanceof JacksonException cause) {
            return unreadable(cause);
        }
        if (e instanceof NotFoundException && e.getCause() != null) {
            return refused(Refusal.badRequest("the address holds a number, an id or a word that is none"));
        }
        return problem(status, "http-" + status, Response.Status.fromStatusCode(status) == null ? "HTTP " + status
                : Response.Status.fromStatusCode(status).getReasonPhrase(), e.getMessage(), Map.of());
    }

    @ServerExceptionMapper
    Response failed(RuntimeException e) {
        return database(e).map(this::refused).orElseGet(() -> {
            LOG.error("a request failed", e);
            return problem(500, "internal", "Internal error", "trace " + Trace.current(), Map.of());
        });
    }

    /** What the database refuses because of what was asked, by whichever client; all else that it says is a defect. */
    private static Optional<Refusal> database(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<Refusal> refusal = switch (cause) {
                case PgException e -> database(e.getSqlState(), e.getMessage());
                case SQLException e -> database(e.getSQLState(), e.getMessage());
                default -> Optional.empty();
            };
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> database(String sqlState, String message) {
        if (ROW_SECURITY.equals(sqlState)) {
            return Optional.of(Refusal.notFound("thing"));
        }
        if (sqlState != null && NO_TEXT.contains(sqlState)) {
            return Optional.of(Refusal.badRequest("a text holds the character U+0000"));
        }
        if (NO_TIME.equals(sqlState)) {
            return Optional.of(Refusal.badRequest("a time is out of range"));
        }
        return Optional.of(message).filter(text -> text.contains(OUTBOX_BODY_FITS)).map(text -> new Refusal(413,
                "body-too-large", "The request body is too large", "what it says does not fit into one event"));
    }

    private static Response problem(int status, String slug, String title, String detail, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "/problems/" + slug);
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        body.putAll(more);
        return Response.status(status).header(HttpHeaders.CONTENT_TYPE, "application/problem+json").entity(body).build();
    }
}
