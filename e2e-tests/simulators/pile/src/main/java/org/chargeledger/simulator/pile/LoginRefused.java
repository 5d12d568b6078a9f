package org.chargeledger.simulator.pile;

/** The platform does not know this pile, or does not want it. */
public final class LoginRefused extends RuntimeException {

    public LoginRefused(String protocolId) {
        super("the platform refused the login of pile " + protocolId);
    }
}
