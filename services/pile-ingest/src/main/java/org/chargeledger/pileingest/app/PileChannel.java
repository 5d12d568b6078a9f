package org.chargeledger.pileingest.app;

import org.chargeledger.pileingest.domain.DayPrices;
import org.chargeledger.pileingest.domain.StartAttempt;

/** The way to a connected pile, whatever protocol it speaks. */
public interface PileChannel {

    void start(StartAttempt attempt);

    void stop(String connectorNo);

    void prices(DayPrices prices);

    /** Asks for what is to be sent, in the order of the pile's own frames; never blocks. */
    void poke();

    /** Closes the connection; what was received before is still handled. */
    void close(String reason);

    /** False once it is closed, by whomever. */
    boolean isOpen();

    /** Returns when everything received before the close is handled. */
    void awaitDrained();
}
