package org.chargeledger.kit.http;

import java.util.Arrays;
import java.util.Map;

/** The version of a thing that people edit: sent as ETag, demanded back as If-Match, so that nobody overwrites unseen. */
public record ETag(String version) {

    public static ETag of(long version) {
        return new ETag(String.valueOf(version));
    }

    /** Refuses a write without If-Match (428) and one made from another version (412). {@code *} names no version. */
    public void requireMatch(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            throw new Refusal(428, "if-match-missing", "If-Match is missing",
                    "send the ETag you read as If-Match", Map.of("currentETag", toString()));
        }
        if (Arrays.stream(ifMatch.split(",")).map(String::strip).noneMatch(toString()::equals)) {
            throw new Refusal(412, "version-stale", "Changed since you read it",
                    "the thing is at " + this + ", not at " + ifMatch, Map.of("currentETag", toString()));
        }
    }

    /** The header's value, quoted (RFC 9110, 8.8.3). */
    @Override
    public String toString() {
        return '"' + version + '"';
    }
}
