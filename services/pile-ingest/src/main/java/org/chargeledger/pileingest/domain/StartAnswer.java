package org.chargeledger.pileingest.domain;

import java.util.Optional;

/** A pile's answer to a remote start: no failure means it started. */
public record StartAnswer(String connectorNo, String transactionNo, Optional<StartFailure> failure, String rawReason) {}
