package org.chargeledger.billing.domain.view;

import java.util.Map;

/** A reason why a bill is held, with what it rests on. */
public record HeldBecause(int code, String name, String nameEn, Map<String, String> evidence) {}
