package org.chargeledger.pileingest.domain;

/** What a connector says about itself. */
public enum ConnectorStatus { OFFLINE, FAULT, IDLE, CHARGING }
