package org.chargeledger.kit.openapi;

import java.util.Comparator;

/** A kind of refusal, as the literals of a {@link org.chargeledger.kit.http.Refusal} name it. */
record ProblemType(int status, String slug) implements Comparable<ProblemType> {

    private static final Comparator<ProblemType> ORDER =
            Comparator.comparing(ProblemType::slug).thenComparing(ProblemType::status);

    /** What a problem holds as its {@code type}. */
    String uri() {
        return "/problems/" + slug;
    }

    @Override
    public int compareTo(ProblemType other) {
        return ORDER.compare(this, other);
    }
}
