package org.chargeledger.pileingest.app;

/** The pile was gone before it could be let in. */
public class HungUp extends RuntimeException {

    HungUp() {
        super("the pile hung up");
    }
}
