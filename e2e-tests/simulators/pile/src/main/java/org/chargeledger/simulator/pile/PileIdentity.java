package org.chargeledger.simulator.pile;

/** Who a pile is in the protocol: its 14 digits (not the 20-digit code painted on it), its outlets and its firmware. */
public record PileIdentity(String protocolId, int connectorCount, String firmware) {

    public PileIdentity {
        if (!protocolId.matches("[0-9]{14}")) {
            throw new IllegalArgumentException("a YKC pile number has 14 digits, not '" + protocolId + "'");
        }
    }
}
