package org.chargeledger.billing.domain.view;

import java.util.UUID;

/** A driver in a list, with the phone number masked. */
public record Person(UUID driverId, String nickname, String phone) {}
