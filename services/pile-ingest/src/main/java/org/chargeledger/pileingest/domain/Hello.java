package org.chargeledger.pileingest.domain;

/** What a pile says of itself when it connects. */
public record Hello(String firmware, String protocol) {}
