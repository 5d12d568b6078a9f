package org.chargeledger.kit.http;

import java.util.List;
import java.util.Map;

/**
 * A request that is understood and not allowed: becomes problem+json (RFC 9457) with the stable type
 * {@code /problems/<slug>}. Extensions carry ids and findings.
 */
public class Refusal extends RuntimeException {

    private final int status;
    private final String slug;
    private final String title;
    private final transient Map<String, Object> extensions;

    public Refusal(int status, String slug, String title, String detail, Map<String, Object> extensions) {
        super(detail);
        this.status = status;
        this.slug = slug;
        this.title = title;
        this.extensions = Map.copyOf(extensions);
    }

    public Refusal(int status, String slug, String title, String detail) {
        this(status, slug, title, detail, Map.of());
    }

    /** The one answer for what does not exist and for what belongs to somebody else. */
    public static Refusal notFound(String what) {
        return new Refusal(404, "not-found", "Not found", "no such " + what);
    }

    public static Refusal badRequest(String detail) {
        return new Refusal(400, "bad-request", "Bad request", detail);
    }

    /** What no annotation can say of a field, said as if one did. */
    public static Refusal invalid(String finding) {
        return new Refusal(400, "invalid-request", "Invalid request", finding, Map.of("findings", List.of(finding)));
    }

    public int status() {
        return status;
    }

    public String slug() {
        return slug;
    }

    public String title() {
        return title;
    }

    public Map<String, Object> extensions() {
        return extensions;
    }
}
