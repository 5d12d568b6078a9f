package org.chargeledger.notification.store.announcement;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.chargeledger.notification.domain.announcement.Announcement;
import org.chargeledger.notification.domain.announcement.Announcement.Hands;
import org.chargeledger.notification.domain.announcement.Announcement.Times;
import org.chargeledger.notification.domain.announcement.Announcement.Traces;
import org.chargeledger.notification.domain.announcement.Form;
import org.chargeledger.notification.domain.announcement.Look.Counts;
import org.chargeledger.notification.domain.announcement.State;
import org.chargeledger.notification.domain.announcement.Way;
import org.chargeledger.notification.domain.announcement.Words;

/** Reads a row of announcement. */
final class AnnouncementRow {

    private AnnouncementRow() {}

    static Announcement read(Row row) {
        return new Announcement(row.getUUID("announcement_id"), row.getString("operator_id"), row.getString("app_id"),
                row.getUUID("batch_id"), Form.valueOf(row.getString("form")),
                new Words(row.getString("title"), row.getString("digest"), row.getString("words"),
                        row.getString("page_url"), row.getString("cover_media_id")),
                row.getString("generated"), instant(row, "as_of"), row.getUUID("assessment_id"), row.getUUID("renews"),
                State.valueOf(row.getString("state")), row.getString("reason"), row.getString("detail"),
                row.getInteger("version"), hands(row),
                row.getString("way") == null ? null : Way.valueOf(row.getString("way")), traces(row), counts(row),
                new Times(instant(row, "created_at"), instant(row, "approved_at"), instant(row, "previewed_at"),
                        instant(row, "submitted_at"), instant(row, "finished_at")));
    }

    private static Hands hands(Row row) {
        return new Hands(row.getString("written_by"), row.getString("written_by_name"), row.getString("renewed_by"),
                row.getString("approved_by"), row.getString("approved_by_name"));
    }

    private static Traces traces(Row row) {
        return new Traces(row.getString("media_id"), row.getString("publish_id"), row.getString("msg_id"),
                row.getString("msg_data_id"), row.getString("article_id"), row.getString("article_url"));
    }

    private static Counts counts(Row row) {
        return row.getLong("total_count") == null ? null : new Counts(row.getLong("total_count"),
                row.getLong("filter_count"), row.getLong("sent_count"), row.getLong("error_count"));
    }

    static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
