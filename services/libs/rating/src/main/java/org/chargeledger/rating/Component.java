package org.chargeledger.rating;

/** What a bill is made of (电费, 服务费, 占桩费); each component is summed exactly and rounded once. */
public enum Component {
    ENERGY_FEE,
    SERVICE_FEE,
    IDLE_FEE
}
