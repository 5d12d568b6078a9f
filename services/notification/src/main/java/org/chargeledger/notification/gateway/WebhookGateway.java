package org.chargeledger.notification.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chargeledger.notification.domain.announcement.Look;

/** The door through which an official account speaks to us. What cannot be believed does not pass it. */
public interface WebhookGateway {

    /** What stands in the address beside the body. */
    record Signed(String signature, String messageSignature, String timestamp, String nonce) {}

    /** What an account tells, as far as we use it. */
    enum Event { FOLLOWED, UNFOLLOWED, MESSAGE_REPORTED, ARTICLE_REPORTED, GRANTS_CHANGED, OTHER }

    /** A person allows one more notice of a template, or none any more. */
    record Grant(String templateId, boolean granted) {}

    /**
     * One thing told.
     *
     * @param dedupKey the same in every delivery of the same thing; names nobody
     * @param openid who followed, went or granted; null for the others
     * @param number the message or job it is about; null for the others
     * @param delivered whether the message reached its recipient
     * @param status the channel's own word
     * @param look what became of an article; null for the others
     * @param grants what changed of a person's grants; empty for the others
     */
    record Notice(String dedupKey, Event event, String openid, String number, boolean delivered, String status,
            Look look, List<Grant> grants, Instant at) {

        /** Those stored by an earlier release have no grants. */
        public Notice {
            grants = grants == null ? List.of() : List.copyOf(grants);
        }

        @Override
        public String toString() {
            return "Notice[" + event + "]";
        }
    }

    /** The answer to the question whether this address is ours; empty for one who does not know the account's token. */
    Optional<String> echo(String appId, Signed signed, String echo);

    /** Empty for what is unsigned, wrongly signed, stale, not encrypted, or meant for another account. */
    Optional<Notice> open(String appId, Signed signed, String body);
}
