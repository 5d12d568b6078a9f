package org.chargeledger.local;

/** The stack cannot start or go on; the message tells the person at the console what to do about it. */
final class StartRefused extends RuntimeException {

    StartRefused(String message) {
        super(message);
    }

    StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
