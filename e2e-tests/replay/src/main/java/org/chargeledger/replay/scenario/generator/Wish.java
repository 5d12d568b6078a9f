package org.chargeledger.replay.scenario.generator;

import java.time.LocalDateTime;
import org.chargeledger.replay.scenario.Outcome;
import org.chargeledger.replay.scenario.StartFailure;

/** A session that somebody will ask for, before it has a place and a driver. */
record Wish(LocalDateTime requestedAt, Outcome outcome, StartFailure startFailure) {
}
