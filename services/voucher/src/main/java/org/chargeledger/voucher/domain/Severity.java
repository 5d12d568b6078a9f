package org.chargeledger.voucher.domain;

/** An error forbids a campaign; a warning asks whether it is meant so. */
public enum Severity { ERROR, WARNING }
