package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.List;

/**
 * What waits to be handled: held bills with the money that stays reserved for them, and what it lacks of what they would
 * come to, by reason and by age. A bill with several reasons counts under each. Records without a session wait beside
 * them, those offered to a bill that was made otherwise, and settled bills that another price should have rated.
 */
public record AbnormalSummary(long count, long reservedFen, long shortfallFen, Instant oldestHeldAt,
        List<ByCode> byCode, List<ByAge> byAge, long unclaimedRecords, long recordOffers, long supersededBills) {

    public record ByCode(int code, String name, String nameEn, long count, long reservedFen,
            long shortfallFen) {}

    public record ByAge(Age age, long count, long reservedFen, long shortfallFen) {}

    /** What waits beside held bills. */
    public record Beside(long unclaimedRecords, long recordOffers, long supersededBills) {}

    /** How long a bill has been held. */
    public enum Age { UNDER_1_DAY, UNDER_3_DAYS, UNDER_7_DAYS, OLDER }
}
