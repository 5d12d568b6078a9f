package org.chargeledger.kit.audit;

import org.chargeledger.kit.security.Caller;

/** Who does something for an operator; {@code inNameOf} is that operator where platform staff act for it, else null. */
public record Actor(String operatorId, String subject, String name, String inNameOf) {

    public static Actor of(Caller caller) {
        return new Actor(caller.operatorId(), caller.subject(),
                caller.driverId().isPresent() ? "driver" : caller.name(),
                caller.isPlatform() ? caller.operatorId() : null);
    }
}
