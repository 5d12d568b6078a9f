package org.chargeledger.notification.domain.announcement;

import java.time.Instant;
import java.util.UUID;
import org.chargeledger.notification.domain.announcement.Look.Counts;

/**
 * An article about a refund batch on its way through an operator's official account.
 *
 * @param generated the part made from the batch, exactly as it was approved and is sent
 * @param asOf the moment whose states it shows
 * @param detail the channel's own words for the reason; null if it said nothing
 * @param renews the announcement that this one brings up to date; null for a first one
 */
public record Announcement(UUID id, String operatorId, String appId, UUID batchId, Form form, Words words,
        String generated, Instant asOf, UUID assessmentId, UUID renews, State state, String reason, String detail,
        int version, Hands hands, Way way, Traces traces, Counts counts, Times times) {

    /**
     * Who last changed its words, form, assessment or account and who approved it, by subject and by name; a second
     * person always.
     *
     * @param renewedBy whoever took newer results in since; null if nobody did
     */
    public record Hands(String writtenBy, String writtenByName, String renewedBy, String approvedBy,
            String approvedByName) {

        public boolean made(String subject) {
            return subject.equals(writtenBy) || subject.equals(renewedBy);
        }
    }

    /** The channel's numbers of it; each null until known. */
    public record Traces(String mediaId, String publishId, String msgId, String msgDataId, String articleId,
            String articleUrl) {}

    /** When what happened; each null until then. {@code previewedAt} and later are business time. */
    public record Times(Instant createdAt, Instant approvedAt, Instant previewedAt, Instant submittedAt,
            Instant finishedAt) {}

    /** Fixed by the announcement itself, in the 32 characters that the channel surely takes. */
    public String clientMsgId() {
        return id.toString().replace("-", "");
    }

    public String html() {
        return Article.html(words, generated);
    }
}
