package org.chargeledger.kit.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The sort key of the last row shown, opaque to callers. */
public final class Cursor {

    private static final String SEPARATOR = "\u001f";

    private Cursor() {}

    public static String encode(String... parts) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    /** Refuses (400) what was not made by {@link #encode} with as many parts. */
    public static List<String> decode(String cursor, int parts) {
        try {
            List<String> values = List.of(
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(SEPARATOR, -1));
            if (values.size() == parts) {
                return values;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one refusal below.
        }
        throw Refusal.badRequest("the cursor is not one of this list");
    }
}
