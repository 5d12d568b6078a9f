package org.chargeledger.replay.http;

/** Where a bearer token comes from. */
public interface Tokens {

    /** The token in use. */
    String current();

    /** A new one, because {@code refused} was not accepted any more. */
    String after(String refused);
}
