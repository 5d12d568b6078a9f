package org.chargeledger.voucher.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.voucher.domain.Terms;
import org.chargeledger.voucher.domain.Voucher;

/**
 * A voucher as staff and its driver see it; {@code billNo} and {@code discountFen} once it is used for a bill. Unspent it
 * lapses when less than {@code lapsesBelowFen}, if there is one, is left of the recharge that earned it.
 */
public record VoucherView(UUID voucherId, UUID driverId, String campaignId, String campaignName, State state,
        long faceFen, long minimumSpendFen, List<String> stationIds, Instant grantedAt, Instant validFrom,
        Instant expiresAt, Optional<String> billNo, long discountFen, Optional<Long> lapsesBelowFen) {

    /** EXPIRED as soon as the end has passed, also before it is marked. */
    public enum State { AVAILABLE, RESERVED, REDEEMED, EXPIRED }

    private static final UUID FIRST = new UUID(0, 0);

    static UUID after(String cursor) {
        try {
            return cursor == null ? FIRST : UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("the cursor is not one of this list");
        }
    }

    static Page<VoucherView> page(List<Voucher> rows, int limit, Instant now) {
        return Page.of(rows, limit, voucher -> of(voucher, now), last -> Cursor.encode(last.voucherId().toString()));
    }

    static VoucherView of(Voucher voucher, Instant now) {
        Terms terms = voucher.terms();
        boolean over = voucher.state() == Voucher.State.AVAILABLE && !now.isBefore(terms.expiresAt());
        return new VoucherView(voucher.voucherId(), voucher.driver().driverId(), terms.campaignId(),
                terms.campaignName(), over ? State.EXPIRED : State.valueOf(voucher.state().name()), terms.faceFen(),
                terms.minimumSpendFen(), terms.stationIds(), terms.grantedAt(), terms.validFrom(), terms.expiresAt(),
                voucher.billNo(), voucher.discountFen(), terms.lapsesBelowFen());
    }
}
