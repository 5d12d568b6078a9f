package org.chargeledger.voucher.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.voucher.domain.Campaign;
import org.chargeledger.voucher.domain.Cause;
import org.chargeledger.voucher.domain.Gift;
import org.chargeledger.voucher.domain.Voucher;
import org.chargeledger.voucher.store.Campaigns;
import org.chargeledger.voucher.store.Gifts;
import org.chargeledger.voucher.store.Vouchers;

/**
 * Takes one gift from a campaign and hands its pieces to a driver. The caller holds the driver's lock and has seen that
 * the cause earned nothing before; the database refuses whatever would pass a limit all the same.
 */
@ApplicationScoped
class HandOut {

    enum Outcome { GIVEN, LIMIT_REACHED, USED_UP }

    private final Campaigns campaigns;
    private final Gifts gifts;
    private final Vouchers vouchers;
    private final Outbox outbox;

    HandOut(Campaigns campaigns, Gifts gifts, Vouchers vouchers, Outbox outbox) {
        this.campaigns = campaigns;
        this.gifts = gifts;
        this.vouchers = vouchers;
        this.outbox = outbox;
    }

    Outcome give(Tx tx, Campaign campaign, Cause cause) {
        int before = gifts.ofDriver(tx, campaign, cause.driver());
        if (!campaign.allowsAfter(before)) {
            return Outcome.LIMIT_REACHED;
        }
        if (!campaigns.takeGift(tx, campaign)) {
            return Outcome.USED_UP;
        }
        var gift = new Gift(UUID.randomUUID(), cause, campaign.campaignId(), campaign.piecesPerGift(), before + 1,
                campaign.giftsPerDriver());
        List<Voucher> pieces = IntStream.range(0, gift.pieces())
                .mapToObj(piece -> Voucher.granted(UUID.randomUUID(), gift, campaign)).toList();
        gifts.add(tx, gift);
        vouchers.add(tx, gift, pieces);
        outbox.append(tx, pieces.stream().map(piece -> VoucherEvents.granted(piece, gift)).toList());
        return Outcome.GIVEN;
    }
}
