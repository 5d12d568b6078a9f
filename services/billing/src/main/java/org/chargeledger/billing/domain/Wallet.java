package org.chargeledger.billing.domain;

import org.chargeledger.rating.Money;

/** A driver's money: what is free, what is set aside for sessions, and what is owed. */
public record Wallet(Money balance, Money reserved, Money receivable) {}
