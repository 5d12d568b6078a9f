package org.chargeledger.billing.domain;

import java.util.Map;

/**
 * Where a plan stands: of each car the session's state, the number of its bill's versions, the current bill's state and
 * (unless it is held) its fees in fen; and what every account gained less what it lost.
 */
public record Standing(Map<Car, String> sessions, Map<AccountId, Long> accounts) {}
