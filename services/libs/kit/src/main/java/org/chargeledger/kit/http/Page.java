package org.chargeledger.kit.http;

import java.util.List;
import java.util.function.Function;

/** A part of a list, and where the next part starts; no {@code nextCursor}: this was the last. */
public record Page<T>(List<T> items, String nextCursor) {

    /** {@code rows} were read with limit + 1; the cursor is made from the last row that is shown. */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, T> view, Function<R, String> cursor) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(shown.stream().map(view).toList(), more ? cursor.apply(shown.getLast()) : null);
    }
}
