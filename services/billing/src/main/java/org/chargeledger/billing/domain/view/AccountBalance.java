package org.chargeledger.billing.domain.view;

/**
 * What the transfers of one kind of account add up to, credits minus debits, in fen; so many accounts of it hold
 * something.
 */
public record AccountBalance(String account, long accounts, long balanceFen) {}
