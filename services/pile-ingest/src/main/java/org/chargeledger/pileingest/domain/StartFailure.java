package org.chargeledger.pileingest.domain;

/** Why a remote start came to nothing. */
public enum StartFailure { OFFLINE, NOT_PLUGGED, PILE_FAULT, ALREADY_CHARGING, MISMATCH, NO_ANSWER, CANCELLED, UNKNOWN }
