package org.chargeledger.pileingest.store;

/** The broker did not confirm a fact; nothing may be answered that depends on it. */
public class FactsNotStored extends RuntimeException {

    FactsNotStored(String message, Throwable cause) {
        super(message, cause);
    }
}
