package org.chargeledger.notification.domain;

import java.time.Instant;
import java.util.Optional;
import org.chargeledger.notification.domain.Answer.Outcome;

/**
 * Whether a message is still to be said, whoever wants to send it.
 *
 * @param setUp whether its operator has a template for the kind
 * @param allowed whether its recipient allows what needs to be allowed
 * @param expiresAt business time from which on it is not said
 */
public record Worth(Kind kind, boolean setUp, boolean allowed, Instant expiresAt) {

    /** What ends it unsent; empty while it may be sent. */
    public Optional<Answer> end(Instant now) {
        if (!setUp && kind.optional()) {
            return Optional.of(Answer.of(Outcome.NOT_ALLOWED, "the operator deleted the template"));
        }
        if (!allowed) {
            return Optional.of(Answer.of(Outcome.NOT_ALLOWED, "the driver withdrew the consent"));
        }
        return now.isBefore(expiresAt) ? Optional.empty()
                : Optional.of(Answer.of(Outcome.TOO_LATE, "what it would say is over"));
    }
}
