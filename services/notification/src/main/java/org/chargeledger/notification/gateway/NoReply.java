package org.chargeledger.notification.gateway;

import jakarta.ws.rs.WebApplicationException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import org.chargeledger.notification.domain.Answer;
import org.chargeledger.notification.domain.Answer.Outcome;

/** Reads a failed call: did the request surely never arrive, or does nobody know? */
final class NoReply {

    private NoReply() {}

    /** By its class or status only: messages of HTTP clients carry the address, and with it the access token. */
    static Answer of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException) {
                return Answer.of(Outcome.UNREACHABLE, cause.getClass().getSimpleName());
            }
        }
        return Answer.of(Outcome.NO_ANSWER, failure instanceof WebApplicationException refused
                ? "HTTP " + refused.getResponse().getStatus() : failure.getClass().getSimpleName());
    }
}
