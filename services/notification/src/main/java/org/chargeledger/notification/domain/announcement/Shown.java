package org.chargeledger.notification.domain.announcement;

import java.time.Instant;
import java.util.List;

/**
 * The results of a refund batch at one moment, as an announcement shows them.
 *
 * @param listed those who consented, one per bill; empty in the form of totals
 */
public record Shown(String batchName, String batchReason, List<String> stations, Instant firstSessionAt,
        Instant lastSessionAt, long items, long totalFen, long done, long doneFen, long failed, Instant asOf,
        List<Listed> listed) {

    /** One masked line: the first character of a nickname, a masked phone, the end of the bill number. */
    public record Listed(String maskedName, String maskedPhone, String billEnd, String state) {}

    public Shown {
        stations = List.copyOf(stations);
        listed = List.copyOf(listed);
    }

    public long open() {
        return items - done - failed;
    }
}
